using System.Collections.Immutable;
using System.Globalization;
using Cms.Translations.Segments;

namespace Cms.Translations.Intake;

/// <summary>A block of a body read from plain text.</summary>
/// <param name="Kind">What it becomes.</param>
/// <param name="Level">Of a heading.</param>
/// <param name="Markdown">Its inline Markdown.</param>
/// <param name="Containers">The quote or list items around it.</param>
/// <param name="Lines">The lines it was read from.</param>
/// <param name="Reason">Why it was taken for this, in plain words.</param>
internal sealed record TextBlock(
    SegmentKind Kind,
    int Level,
    string Markdown,
    ImmutableArray<SegmentContainer> Containers,
    IReadOnlyList<PageLine> Lines,
    string Reason)
{
    internal static string Write(IEnumerable<TextBlock> blocks) => BodyAssembler.Write([.. blocks.Select((block, position) => new Segment(
        position.ToString(CultureInfo.InvariantCulture), position, block.Kind, block.Level, block.Markdown, "",
        new SegmentPlace(block.Containers).ToString()))]);

    internal LineKind LineKind => Kind switch
    {
        SegmentKind.Heading => LineKind.Heading,
        SegmentKind.ListItem => LineKind.ListItem,
        SegmentKind.Quote => LineKind.Quote,
        _ => LineKind.Body,
    };
}

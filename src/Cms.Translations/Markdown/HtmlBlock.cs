using System.Collections.Immutable;
using AngleSharp.Dom;
using Cms.Translations.Segments;

namespace Cms.Translations.Markdown;

/// <summary>One block of an HTML page, or one part of it that was passed over.</summary>
/// <param name="Kind">As the segment it will become; null for what was passed over.</param>
/// <param name="Level">Of a heading.</param>
/// <param name="Markdown">The inline Markdown of the block, or the whole of a code block.</param>
/// <param name="Containers">The quotes and list items around it.</param>
/// <param name="Element">Where it stands in the page.</param>
/// <param name="PassedOver">Why it was passed over; null when it was not.</param>
internal sealed record HtmlBlock(
    SegmentKind? Kind,
    int Level,
    string Markdown,
    ImmutableArray<SegmentContainer> Containers,
    IElement Element,
    string? PassedOver = null)
{
    /// <summary>What a reader of the page sees.</summary>
    internal string PlainText => StoredText.Line(
        PassedOver is null && Kind is not (SegmentKind.Code or SegmentKind.ThematicBreak)
            ? MarkdownRenderer.ToPlainText(Markdown) : Kind == SegmentKind.ThematicBreak ? "" : Element.TextContent);
}

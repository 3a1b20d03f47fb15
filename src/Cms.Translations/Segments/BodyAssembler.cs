using System.Collections.Immutable;
using System.Text;
using Cms.Translations.Markdown;

namespace Cms.Translations.Segments;

/// <summary>Writes the body of an article from the segments of its source and their targets.</summary>
public static class BodyAssembler
{
    /// <summary>
    /// One block a segment, each with the heading, list or quote form of its source block. A target cannot break out
    /// of its block: what would begin another one is escaped, and an empty line becomes a line break.
    /// </summary>
    /// <param name="segments">Of one source revision, in any order.</param>
    /// <param name="targets">
    /// In any order; of several for one segment the highest number counts, and those of other segments are ignored.
    /// </param>
    /// <param name="mark">Around what we added and the source does not have; null leaves it unmarked.</param>
    public static AssembledArticle Assemble(IEnumerable<Segment> segments, IEnumerable<Target> targets, InsertionMark? mark = null)
    {
        var latest = targets.GroupBy(target => target.SegmentId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(target => target.Number)!, StringComparer.Ordinal);
        var ordered = segments.OrderBy(segment => segment.Position).ToList();
        var untranslated = new List<Segment>();
        var blocks = new List<(Segment Segment, string Text)>();
        string? title = null;
        foreach (var segment in ordered)
        {
            var saved = latest.GetValueOrDefault(segment.Id);
            if (saved is { IsOmitted: true } && segment.Kind != SegmentKind.Headline)
                continue;

            var target = saved is { IsTranslated: true } ? saved.Text : null;
            if (target is null && segment.IsInserted && string.IsNullOrWhiteSpace(saved?.Text))
                continue;

            if (target is null && segment.IsTranslatable)
                untranslated.Add(segment);
            else if (segment.Kind == SegmentKind.Headline)
                title = StoredText.Line(target!);
            else if (segment.IsInserted && mark is not null)
                blocks.Add((segment, Block(segment, mark.Around(segment.Kind, target!.Trim()))));
            else
                blocks.Add((segment, Block(segment, target ?? segment.Text)));
        }

        var total = ordered.Count(segment => segment.IsTranslatable && !segment.IsInserted);
        return new(title, Write(blocks), Math.Max(0, total - untranslated.Count), total, untranslated)
        {
            Written = [.. blocks.Select(block => block.Segment)],
        };
    }

    /// <summary>Writes the texts of segments in their own order.</summary>
    internal static string Write(IEnumerable<Segment> segments) =>
        Write([.. segments.Select(segment => (segment, Block(segment, segment.Text)))]);

    private static string Block(Segment segment, string text) => segment.Kind switch
    {
        SegmentKind.Heading => new string('#', segment.Level) + " " + BlockText.Heading(text),
        SegmentKind.Code => BlockText.Code(StoredText.Of(text)),
        SegmentKind.ThematicBreak => segment.Text,
        SegmentKind.LinkDefinition => BlockText.IsLinkDefinition(text) ? text : segment.Text,
        _ => BlockText.Paragraph(text),
    };

    private static string Write(List<(Segment Segment, string Text)> blocks)
    {
        var places = PlaceNumbers.Tidy([.. blocks.Select(block => SegmentPlace.Parse(block.Segment.Place).Containers)]);
        var markdown = new StringBuilder();
        for (var i = 0; i < blocks.Count; i++)
        {
            var place = places[i];
            var common = i == 0 ? 0 : BlockSpacing.Common(places[i - 1], place);
            if (i > 0)
            {
                markdown.Append('\n');
                if (BlockSpacing.NeedsBlankLine(blocks[i - 1].Segment.Kind, places[i - 1], blocks[i].Segment.Kind, place))
                    markdown.Append(Continuation(place[..common]).TrimEnd()).Append('\n');
            }

            foreach (var container in place[..common])
                markdown.Append(Continuation(container));
            foreach (var container in place[common..])
                markdown.Append(container.Marker).Append(' ');
            AppendLines(markdown, blocks[i].Text, Continuation(place));
        }

        return markdown.ToString();
    }

    private static void AppendLines(StringBuilder markdown, string text, string continuation)
    {
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (index > 0)
                markdown.Append('\n').Append(line.Length == 0 ? continuation.TrimEnd() : continuation);
            markdown.Append(line);
        }
    }

    private static string Continuation(ImmutableArray<SegmentContainer> place) => string.Concat(place.Select(Continuation));

    private static string Continuation(SegmentContainer container) =>
        container.IsQuote ? "> " : new string(' ', container.Marker.Length + 1);
}

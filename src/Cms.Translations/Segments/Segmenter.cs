using System.Collections.Immutable;
using System.Globalization;
using Cms.Translations.Markdown;
using Markdig.Helpers;
using Markdig.Syntax;

namespace Cms.Translations.Segments;

/// <summary>Cuts a story into segments: its title, then one for each Markdown block, never split inside one.</summary>
public static class Segmenter
{
    /// <summary>
    /// Cuts title and body. Deterministic; every word of the text is in exactly one segment. An empty title gives no
    /// headline.
    /// </summary>
    public static ImmutableArray<Segment> Cut(string title, string markdown)
    {
        var blocks = new List<Block>();
        if (StoredText.Line(title) is { Length: > 0 } headline)
            blocks.Add(new(SegmentKind.Headline, 0, headline, []));

        var document = BlockParser.Parse(StoredText.Of(markdown));
        new Walk(blocks).Into(document, []);
        foreach (var definition in Definitions(document))
            blocks.Add(new(SegmentKind.LinkDefinition, 0, BlockText.LinkDefinition(definition), []));

        var places = PlaceNumbers.Tidy([.. blocks.Select(block => block.Containers)]);
        BlockSpacing.Settle([.. blocks.Select(block => block.Kind)], places);
        var seen = new Dictionary<string, int>();
        return [.. blocks.Select((block, position) => ToSegment(block, position, places[position], seen))];
    }

    private static Segment ToSegment(
        Block block, int position, ImmutableArray<SegmentContainer> containers, Dictionary<string, int> seen) => new(
        IdOf(block.Kind, block.Text, seen), position, block.Kind, block.Level, block.Text, Sha256.Tagged(block.Text),
        new SegmentPlace(containers).ToString());

    /// <param name="seen">How often each id was given in this text so far.</param>
    internal static string IdOf(SegmentKind kind, string text, Dictionary<string, int> seen)
    {
        var id = Sha256.Hex(kind.ToString().ToLowerInvariant() + "\n" + text)[..12];
        var times = seen[id] = seen.GetValueOrDefault(id) + 1;
        return times > 1 ? id + "-" + times.ToString(CultureInfo.InvariantCulture) : id;
    }

    private static IEnumerable<LinkReferenceDefinition> Definitions(MarkdownDocument document) =>
        document.GetLinkReferenceDefinitions(addGroup: false).Links.Values
            .OrderBy(definition => definition.Line).ThenBy(definition => definition.Span.Start);

    private sealed record Block(SegmentKind Kind, int Level, string Text, ImmutableArray<SegmentContainer> Containers);

    private sealed class Walk(List<Block> blocks)
    {
        private int _quotes;
        private int _lists;

        internal void Into(ContainerBlock container, ImmutableArray<SegmentContainer> around)
        {
            var beginsItem = container is ListItemBlock;
            foreach (var child in container)
            {
                var before = blocks.Count;
                switch (child)
                {
                    case QuoteBlock quote:
                        Into(quote, around.Add(new(">", ++_quotes, 0, false)));
                        break;
                    case ListBlock list:
                        IntoItems(list, around);
                        break;
                    case LeafBlock leaf:
                        Add(leaf, around, beginsItem);
                        break;
                }

                beginsItem = beginsItem && blocks.Count == before;
            }
        }

        private void IntoItems(ListBlock list, ImmutableArray<SegmentContainer> around)
        {
            var number = ++_lists;
            foreach (var (index, item) in list.OfType<ListItemBlock>().Index())
            {
                var marker = list.IsOrdered
                    ? string.Create(CultureInfo.InvariantCulture, $"{item.Order}{list.OrderedDelimiter}")
                    : list.BulletType.ToString();
                Into(item, around.Add(new(marker, number, index + 1, list.IsLoose)));
            }
        }

        private void Add(LeafBlock leaf, ImmutableArray<SegmentContainer> around, bool beginsItem)
        {
            var (kind, text) = leaf switch
            {
                HeadingBlock => (SegmentKind.Heading, BlockText.Heading(BlockParser.Raw(leaf))),
                ParagraphBlock => Paragraph(BlockParser.Raw(leaf), around, beginsItem),
                CodeBlock code => (SegmentKind.Code, BlockText.Code(code)),
                ThematicBreakBlock => (SegmentKind.ThematicBreak, "___"),
                _ => (SegmentKind.Paragraph, ""),
            };
            if (text.Length == 0)
                return;

            var level = kind switch
            {
                SegmentKind.Heading => ((HeadingBlock)leaf).Level,
                SegmentKind.ListItem => around.Count(container => !container.IsQuote),
                SegmentKind.Quote => around.Count(container => container.IsQuote),
                _ => around.Length,
            };
            blocks.Add(new(kind, level, text, around));
        }

        private static (SegmentKind Kind, string Text) Paragraph(
            string raw, ImmutableArray<SegmentContainer> around, bool beginsItem)
        {
            if (string.IsNullOrWhiteSpace(raw))
                return (SegmentKind.Paragraph, "");

            var text = BlockText.Paragraph(raw);
            if (MarkdownRenderer.IsTable(text))
                return (SegmentKind.Table, text);

            return around switch
            {
                _ when beginsItem => (SegmentKind.ListItem, text),
                [.., { IsQuote: true }] => (SegmentKind.Quote, text),
                _ => (SegmentKind.Paragraph, text),
            };
        }
    }
}

using Cms.Translations.Markdown;
using Cms.Translations.Segments;

namespace Cms.Translations.Intake;

/// <summary>Keeps what was made of each line.</summary>
internal sealed class LineAccount(IReadOnlyList<PageLine> lines)
{
    private readonly Dictionary<int, (LineKind Kind, string Reason)> _made = [];

    internal IReadOnlyList<IntakeLine> Lines => [.. lines.Select(line =>
    {
        var (kind, reason) = _made.GetValueOrDefault(line.Number, (LineKind.Furniture, "a mark without text"));
        return new IntakeLine(line.Number, line.Text.Trim(), kind, reason);
    })];

    /// <summary>What an HTML block of the body is.</summary>
    internal static (LineKind Kind, string Reason) Of(HtmlBlock block) => block switch
    {
        { Kind: SegmentKind.Heading } => (LineKind.Heading, "a heading"),
        { Kind: SegmentKind.Paragraph, Containers: [.., { IsQuote: true }] } => (LineKind.Quote, "a quotation"),
        { Kind: SegmentKind.Paragraph, Containers: [.., { IsQuote: false }] } => (LineKind.ListItem, "a list item"),
        { Kind: SegmentKind.Code } => (LineKind.Body, "a block of code"),
        { Kind: SegmentKind.ThematicBreak } => (LineKind.Body, "a line between sections"),
        _ => (LineKind.Body, "a paragraph"),
    };

    internal bool Has(PageLine line) => _made.ContainsKey(line.Number);

    internal LineKind? Kind(PageLine line) => _made.TryGetValue(line.Number, out var made) ? made.Kind : null;

    internal void Set(PageLine line, LineKind kind, string reason) => _made[line.Number] = (kind, reason);

    internal void Blanks()
    {
        foreach (var line in lines.Where(line => line.IsBlank))
            Set(line, LineKind.Blank, "empty");
    }

    internal void Body(IEnumerable<TextBlock> blocks)
    {
        foreach (var block in blocks)
        {
            foreach (var line in block.Lines)
                Set(line, block.LineKind, block.Reason);
        }
    }
}

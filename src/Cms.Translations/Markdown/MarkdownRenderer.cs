using System.Net;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cms.Translations.Markdown;

/// <summary>Shows Markdown to readers: the one place where a body becomes HTML.</summary>
public static class MarkdownRenderer
{
    private static readonly MarkdownPipeline Pipeline = BlockParser.CommonMark().UsePipeTables().Build();

    /// <summary>
    /// HTML that needs no further cleaning: raw HTML in the text is shown as text, and a link or image whose address is
    /// not http, https, mailto or relative loses the address and keeps its words. Never fails: text nested deeper than
    /// anybody writes is shown as it stands.
    /// </summary>
    public static string ToHtml(string markdown)
    {
        if (Parse(markdown) is not { } document)
            return AsItStands(markdown);

        foreach (var link in document.Descendants<LinkInline>().Where(l => !SafeLink.Allows(Address(l))).ToList())
            Unlink(link);

        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !SafeLink.Allows(l.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));

        try
        {
            return document.ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            return AsItStands(markdown); // the limit of nesting again: brackets count only here
        }
    }

    /// <summary>The words without any markup, blocks separated by an empty line.</summary>
    public static string ToPlainText(string markdown)
    {
        if (Parse(markdown) is not { } document)
            return markdown;

        var blocks = document.Descendants<LeafBlock>()
            .Where(block => block is not LinkReferenceDefinition)
            .Select(block => (Row: block.Parent is TableCell cell ? (Block?)cell.Parent : block, Text: Text(block)))
            .Where(block => block.Text.Length > 0)
            .GroupBy(block => block.Row, (_, cells) => string.Join('\t', cells.Select(cell => cell.Text)));
        return string.Join("\n\n", blocks);
    }

    /// <summary>Whether the text of one block is a table.</summary>
    internal static bool IsTable(string text) =>
        text.Contains('|', StringComparison.Ordinal) && text.Contains('\n', StringComparison.Ordinal)
        && Parse(text) is { } document && document.Any(block => block is Table);

    /// <summary>Whether the text has no markup: shown to a reader it is the same characters.</summary>
    internal static bool IsPlain(string text) =>
        Parse(text) is [ParagraphBlock { Inline: { } inline }]
        && inline.All(i => i is LiteralInline or LineBreakInline { IsHard: false })
        && Text(inline) == text;

    private static string AsItStands(string markdown) => $"<p>{WebUtility.HtmlEncode(markdown)}</p>\n";

    private static MarkdownDocument? Parse(string markdown)
    {
        try
        {
            return Markdig.Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return null; // Markdig's limit of nesting, its only refusal
        }
    }

    private static string? Address(LinkInline link) => link.GetDynamicUrl?.Invoke() ?? link.Url;

    private static void Unlink(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private static string Text(LeafBlock block) => block switch
    {
        { Inline: { } inline } => Text(inline).Trim(),
        CodeBlock code => code.Lines.ToString(),
        _ => "",
    };

    private static string Text(ContainerInline container) => string.Concat(container.Descendants<Inline>().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        AutolinkInline link => link.Url,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => "\n",
        DelimiterInline unmatched => unmatched.ToLiteral(),
        _ => "",
    }));
}

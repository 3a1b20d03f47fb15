using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cms.Translations.Markdown;

/// <summary>Parses Markdown down to its blocks and leaves what stands in them as it was written.</summary>
internal static class BlockParser
{
    private static readonly MarkdownPipeline Blocks = BlocksOnly();

    /// <summary>Never fails: text nested deeper than Markdig bears is read as plain paragraphs.</summary>
    internal static MarkdownDocument Parse(string markdown)
    {
        try
        {
            return Markdig.Markdown.Parse(markdown, Blocks);
        }
        catch (ArgumentException)
        {
            return Markdig.Markdown.Parse(BlockText.EscapeLineStarts(markdown), Blocks);
        }
    }

    /// <summary>The inline Markdown of a paragraph or heading.</summary>
    internal static string Raw(LeafBlock block) =>
        block.Inline is null ? "" : string.Concat(block.Inline.OfType<LiteralInline>().Select(l => l.Content.ToString()));

    private static MarkdownPipeline BlocksOnly()
    {
        var builder = CommonMark();
        builder.InlineParsers.Clear();
        return builder.Build();
    }

    /// <summary>CommonMark without raw HTML: what every body is read as.</summary>
    internal static MarkdownPipelineBuilder CommonMark()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml();
        builder.BlockParsers.Replace<FencedCodeBlockParser>(new ListItemFences());
        return builder;
    }
}

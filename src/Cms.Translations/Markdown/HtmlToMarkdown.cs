namespace Cms.Translations.Markdown;

/// <summary>Takes the article out of foreign HTML: what is not on the allow-list is dropped or reduced to its text.</summary>
public static class HtmlToMarkdown
{
    /// <summary>
    /// Keeps paragraphs, headings, nested lists, block quotes, links with a safe address, bold, italic, line breaks,
    /// rules and code; drops scripts, styles, navigation, forms and frames with their content. Text stays literal:
    /// characters that Markdown would read as markup are escaped.
    /// </summary>
    /// <param name="html">A page or a fragment, however broken.</param>
    public static string Convert(string html)
    {
        var document = ForeignHtml.Parse(StoredText.Of(html));
        return document.Body is { } body ? HtmlBlocks.Markdown(HtmlBlocks.Of(body)) : "";
    }
}

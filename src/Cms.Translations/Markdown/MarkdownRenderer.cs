namespace Cms.Translations.Markdown;

/// <summary>Shows Markdown to readers: the one place where a body becomes HTML.</summary>
public static class MarkdownRenderer
{
    /// <summary>
    /// HTML that needs no further cleaning: raw HTML in the text is shown as text, and a link or image whose address is
    /// not http, https, mailto or relative loses the address and keeps its words.
    /// </summary>
    public static string ToHtml(string markdown) => throw new NotImplementedException();

    /// <summary>The words without any markup, blocks separated by an empty line.</summary>
    public static string ToPlainText(string markdown) => throw new NotImplementedException();
}

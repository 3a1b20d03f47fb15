using Cms.Translations.Markdown;

namespace Cms.Translations.Intake;

/// <summary>Reads an article of ours back from the page it was published on, in plain text or HTML.</summary>
public static class ArticlePageReader
{
    /// <summary>Takes the page apart; no line disappears without a reason in <see cref="ArticlePage.Lines"/>.</summary>
    /// <param name="text">As <see cref="IntakeText"/> gives it.</param>
    /// <param name="isHtml">Whether to read it as HTML.</param>
    /// <param name="hints">What the newsroom knows.</param>
    public static ArticlePage Read(string text, bool isHtml, ArticlePageHints hints) =>
        isHtml ? ReadHtml(StoredText.Of(text), hints) : ReadPlain(StoredText.Of(text), hints);

    /// <summary>
    /// Whether the text bears a disclaimer of ours: a known one, one that names the site, or one that says both that the
    /// text was translated and that it was not verified or whose the responsibility is. Anything else is a source story.
    /// </summary>
    /// <param name="text">As <see cref="IntakeText"/> gives it.</param>
    /// <param name="hints">What the newsroom knows.</param>
    /// <param name="isHtml">Whether to read it as HTML.</param>
    public static bool LooksLikeOurs(string text, ArticlePageHints hints, bool isHtml = false)
    {
        if (Read(text, isHtml, hints).Disclaimer is not { } disclaimer)
            return false;

        return disclaimer.Id is not null || DisclaimerForms.IsFull(disclaimer.Text)
            || hints.SiteNames.Any(site => disclaimer.Text.Contains(site, StringComparison.OrdinalIgnoreCase));
    }

    private static ArticlePage ReadPlain(string text, ArticlePageHints hints)
    {
        var lines = PageLine.Of(text);
        var account = new LineAccount(lines);
        account.Blanks();
        var parts = new ArticleParts(lines, account, hints, title: null, description: null);
        var body = PlainTextBody.Read([.. lines.Select(line => account.Has(line) ? line with { Text = "" } : line)], lines);
        account.Body(body);
        var plain = string.Join('\n', body.SelectMany(block => block.Lines).Select(line => line.Text.Trim()));
        return ToPage(parts, TextBlock.Write(body), plain, null, null, account, hints);
    }

    private static ArticlePage ReadHtml(string html, ArticlePageHints hints)
    {
        var page = HtmlPage.Read(html);
        var lines = page.Blocks
            .Select((block, index) => new PageLine(index + 1, block.PlainText, block.Containers is [{ IsQuote: false } list, ..] ? -list.Number : index + 1))
            .ToList();
        var account = new LineAccount(lines);
        foreach (var (line, block) in lines.Zip(page.Blocks))
        {
            if (block.PassedOver is { } reason)
                account.Set(line, LineKind.Furniture, reason);
            else if (page.Metadata(block) is { } metadata)
                account.Set(line, LineKind.Metadata, metadata);
        }

        var parts = new ArticleParts(lines, account, hints, page.Title, page.Summary);
        var body = lines.Zip(page.Blocks).Where(pair => !account.Has(pair.First)).ToList();
        foreach (var (line, block) in body)
        {
            var (kind, reason) = LineAccount.Of(block);
            account.Set(line, kind, reason);
        }

        var markdown = HtmlBlocks.Markdown(body.Select(pair => pair.Second));
        return ToPage(parts, markdown, string.Join('\n', body.Select(pair => pair.First.Text)), page.Language, page.Url, account, hints);
    }

    private static ArticlePage ToPage(
        ArticleParts parts, string markdown, string plain, string? language, string? url, LineAccount account, ArticlePageHints hints)
    {
        var text = string.Join('\n', new[] { parts.Title, parts.Summary, plain }.Where(part => part is not null));
        var outlet = OutletFinder.Find(parts.Disclaimer?.Text, parts.DisclaimerOutlet, parts.Summary, text, hints);
        return new(
            parts.Title, parts.Summary, markdown, parts.ReadAlso, parts.Disclaimer, outlet, parts.Keywords,
            language ?? LanguageGuess.Of(text).Language, url, account.Lines);
    }
}

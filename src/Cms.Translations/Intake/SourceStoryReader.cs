using Cms.Translations.Markdown;
using Cms.Translations.Segments;

namespace Cms.Translations.Intake;

/// <summary>Reads a story of another outlet from plain text or HTML.</summary>
public static class SourceStoryReader
{
    /// <summary>Finds title, body and language; loses no line of the article and says what it made of each.</summary>
    /// <param name="text">As <see cref="IntakeText"/> gives it.</param>
    /// <param name="isHtml">Whether to read it as HTML.</param>
    public static StoryText Read(string text, bool isHtml) =>
        isHtml ? ReadHtml(StoredText.Of(text)) : ReadPlain(StoredText.Of(text));

    private static StoryText ReadPlain(string text)
    {
        var lines = PageLine.Of(text);
        var first = lines.FirstOrDefault(line => !line.IsBlank);
        var body = PlainTextBody.Read([.. lines.Where(line => first is null || line.Number > first.Number)], lines);
        var account = new LineAccount(lines);
        account.Blanks();
        if (first is not null)
            account.Set(first, LineKind.Title, "the first line is the title");
        account.Body(body);

        var guess = LanguageGuess.Of(text);
        return new(
            first is null ? null : StoredText.Line(first.Text.TrimStart().TrimStart('#')), TextBlock.Write(body),
            guess.Language, guess.Reason, null, null, null, null, account.Lines);
    }

    private static StoryText ReadHtml(string html)
    {
        var page = HtmlPage.Read(html);
        var account = new List<IntakeLine>();
        var body = new List<HtmlBlock>();
        var hasTitle = false;
        foreach (var (index, block) in page.Blocks.Index())
        {
            var (kind, reason) = Classify(block, page, hasTitle);
            hasTitle |= kind == LineKind.Title;
            account.Add(new(index + 1, block.PlainText, kind, reason));
            if (kind is LineKind.Body or LineKind.Heading or LineKind.ListItem or LineKind.Quote)
                body.Add(block);
        }

        var title = page.Title ?? body.FirstOrDefault(block => block.PlainText.Length > 0)?.PlainText;
        var guess = LanguageGuess.Of(string.Join('\n', body.Select(block => block.PlainText).Prepend(title ?? "")));
        return new(
            title, HtmlBlocks.Markdown(body), page.Language ?? guess.Language,
            page.Language is null ? guess.Reason : "the page says so", page.Author, page.Url, page.Published, page.SiteName, account);
    }

    private static (LineKind Kind, string Reason) Classify(HtmlBlock block, HtmlPage page, bool hasTitle)
    {
        if (block.PassedOver is { } passedOver)
            return (LineKind.Furniture, passedOver);
        if (block.Kind == SegmentKind.Heading && block.PlainText == page.Title)
            return hasTitle ? (LineKind.Furniture, "repeats the title") : (LineKind.Title, "the heading of the page");
        if (page.Metadata(block) is { } metadata)
            return (LineKind.Metadata, metadata);
        if (PageFurniture.Reason(block.PlainText, []) is { } furniture)
            return (LineKind.Furniture, furniture);

        return LineAccount.Of(block);
    }
}

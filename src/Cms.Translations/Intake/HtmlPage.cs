using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cms.Translations.Markdown;

namespace Cms.Translations.Intake;

/// <summary>An HTML page: what it says about itself, and the blocks of its article apart from those around it.</summary>
internal sealed class HtmlPage
{
    private static readonly string[] MetaKeys = ["property", "name", "itemprop"];

    private readonly IHtmlDocument _document;
    private readonly IElement? _main;
    private readonly HashSet<string> _times;

    private HtmlPage(string html)
    {
        _document = ForeignHtml.Parse(html);
        _main = Main(_document);
        _times = [.. _document.QuerySelectorAll("time").Select(time => StoredText.Line(time.TextContent)).Where(text => text.Length > 0)];
        Title = FirstText("h1", _main) ?? FirstText("h1", _document.Body) ?? Meta("og:title", "twitter:title")
            ?? NullIfEmpty(StoredText.Line(_document.Title ?? ""));
        Author = Meta("author", "article:author") is { } author && !author.Contains("://", StringComparison.Ordinal)
            ? author
            : FirstText("[rel=author], [itemprop=author]", _document.Body);
        Published = Date();
        Blocks = _document.Body is { } body ? [.. HtmlBlocks.Of(body).Select(Place)] : [];
    }

    internal string? Title { get; }

    internal string? Author { get; }

    internal DateTimeOffset? Published { get; }

    /// <summary>In reading order, numbered from 1 by their place in the list; those outside the article are passed over.</summary>
    internal IReadOnlyList<HtmlBlock> Blocks { get; }

    internal string? Summary => Meta("og:description", "description", "twitter:description");

    internal string? SiteName => Meta("og:site_name", "application-name");

    internal string? Language => NullIfEmpty(_document.DocumentElement.GetAttribute("lang")?.Trim().Replace('_', '-') ?? "");

    internal string? Url => new[] { _document.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), Meta("og:url") }
        .FirstOrDefault(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && SafeLink.Allows(url));

    internal static HtmlPage Read(string html) => new(html);

    /// <summary>Why the line is about the article rather than of it: its date or its author; null when it is neither.</summary>
    internal string? Metadata(HtmlBlock block)
    {
        var text = block.PlainText;
        if (_times.Contains(text))
            return "the date of the page";

        return Author is { } author && text.Length <= author.Length + 12 && text.EndsWith(author, StringComparison.Ordinal)
            ? "the author, as the page names them"
            : null;
    }

    private HtmlBlock Place(HtmlBlock block)
    {
        if (block.Kind is null)
            return block;

        var element = block.Element;
        if (_main is not null && element != _main && !element.Ancestors().Contains(_main))
            return element.LocalName == "h1" && block.PlainText == Title ? block : block with { Kind = null, PassedOver = "outside the article" };

        var reason = element.Ancestors().OfType<IElement>().Prepend(element).TakeWhile(outer => outer != _main).Select(Reason).FirstOrDefault(r => r is not null);
        return reason is null ? block : block with { Kind = null, PassedOver = reason };
    }

    private static string? Reason(IElement element) => element.LocalName switch
    {
        "aside" => "beside the article",
        "figcaption" => "the caption of a picture",
        "footer" when element.Closest("article") is null => "the foot of the page",
        "header" when element.QuerySelector("h1") is null && element.Closest("article") is null => "the head of the page",
        _ => null,
    };

    private static IElement? Main(IHtmlDocument document) =>
        document.QuerySelectorAll("article").Where(article => article.ParentElement?.Closest("article") is null && article.TextContent.Trim().Length > 0)
            .MaxBy(article => article.TextContent.Length)
        ?? document.QuerySelector("main, [role=main], [itemprop=articleBody]");

    private DateTimeOffset? Date()
    {
        var given = new[]
        {
            Meta("article:published_time", "datePublished", "date", "pubdate", "dc.date"),
            _main?.QuerySelector("time[datetime]")?.GetAttribute("datetime"),
            _document.QuerySelector("time[datetime]")?.GetAttribute("datetime"),
        };
        foreach (var text in given)
        {
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
                return date;
        }

        return null;
    }

    private string? Meta(params string[] names)
    {
        var metas = _document.QuerySelectorAll("meta[content]");
        foreach (var name in names)
        {
            var found = metas.FirstOrDefault(meta => MetaKeys.Any(key => string.Equals(meta.GetAttribute(key), name, StringComparison.OrdinalIgnoreCase)));
            if (NullIfEmpty(StoredText.Line(found?.GetAttribute("content") ?? "")) is { } content)
                return content;
        }

        return null;
    }

    private static string? FirstText(string selector, IElement? within) => within?.QuerySelectorAll(selector)
        .Select(element => StoredText.Line(element.TextContent)).FirstOrDefault(text => text.Length > 0);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

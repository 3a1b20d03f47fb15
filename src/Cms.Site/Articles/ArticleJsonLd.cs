using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Cms.Site.Pages;

namespace Cms.Site.Articles;

/// <summary>An article as schema.org's NewsArticle, for machines that read the page.</summary>
public static class ArticleJsonLd
{
    // Letters of all scripts stay readable; <, >, & and quotes are still escaped, so the text cannot end its element.
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>JSON that is safe inside a script element.</summary>
    public static string Of(Article article, PageFrame frame)
    {
        var address = frame.Absolute(article.Href);
        var site = new JsonObject { ["@type"] = "NewsMediaOrganization", ["name"] = frame.SiteName, ["url"] = frame.Absolute("/") };
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["@id"] = address,
            ["mainEntityOfPage"] = address,
            ["url"] = address,
            ["headline"] = article.Headline,
            ["description"] = article.Summary,
            ["inLanguage"] = article.Culture.Name,
            ["datePublished"] = Date(article.Published),
            ["dateModified"] = Date(article.Updated ?? article.Published),
            ["articleSection"] = article.Section?.Text,
            ["keywords"] = Names(article.Keywords.Select(keyword => keyword.Text)),
            ["publisher"] = site,
            ["author"] = Author(article.Source, frame),
            ["translator"] = People(article, CreditRole.Translator, frame),
            ["editor"] = People(article, CreditRole.Editor, frame),
            ["contributor"] = People(article, CreditRole.Reviewer, frame),
            ["translationOfWork"] = Original(article.Source, frame),
            ["isBasedOn"] = article.Source?.Url,
            ["correction"] = Corrections(article),
            ["creativeWorkStatus"] = article.Notices.LastOrDefault(notice => notice.IsBanner)?.Kind switch
            {
                NoticeKind.Retraction => "Retracted",
                NoticeKind.Takedown => "Withdrawn",
                _ => null,
            },
        };
        return WithoutNulls(json).ToJsonString(Json);
    }

    private static JsonObject? Author(Source? source, PageFrame frame) =>
        source?.Author is { } author ? new JsonObject { ["@type"] = "Person", ["name"] = author }
        : source?.Outlet is { } outlet ? Organization(outlet, frame)
        : null;

    private static JsonObject? Original(Source? source, PageFrame frame) => source is null ? null : WithoutNulls(new JsonObject
    {
        ["@type"] = "NewsArticle",
        ["headline"] = source.Title,
        ["url"] = source.Url,
        ["inLanguage"] = source.Culture?.Name,
        ["datePublished"] = Date(source.Published),
        ["author"] = source.Author is null ? null : Author(source, frame),
        ["publisher"] = source.Outlet is { } outlet ? Organization(outlet, frame) : null,
    });

    private static JsonObject Organization(Link outlet, PageFrame frame) => WithoutNulls(new JsonObject
    {
        ["@type"] = "NewsMediaOrganization",
        ["name"] = outlet.Text,
        ["@id"] = outlet.Href is { } href ? frame.Absolute(href) : null,
    });

    private static JsonArray? People(Article article, CreditRole role, PageFrame frame) =>
        List(article.Credits.Where(credit => credit.Role == role).Select(credit => WithoutNulls(new JsonObject
        {
            ["@type"] = "Person",
            ["name"] = credit.Person.Text,
            ["url"] = credit.Person.Href is { } href ? frame.Absolute(href) : null,
        })));

    private static JsonArray? Corrections(Article article) =>
        List(article.Notices.Where(notice => notice.IsCorrection || notice.Kind == NoticeKind.Clarification)
            .Select(notice => WithoutNulls(new JsonObject
            {
                ["@type"] = "CorrectionComment",
                ["text"] = notice.Text,
                ["datePublished"] = Date(notice.Date),
            })));

    private static JsonArray? List(IEnumerable<JsonObject> objects) =>
        objects.ToArray<JsonNode?>() is { Length: > 0 } nodes ? new JsonArray(nodes) : null;

    private static JsonArray? Names(IEnumerable<string> names) =>
        names.Select(name => (JsonNode?)JsonValue.Create(name)).ToArray() is { Length: > 0 } nodes ? new JsonArray(nodes) : null;

    private static string? Date(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonObject WithoutNulls(JsonObject json)
    {
        foreach (var absent in json.Where(pair => pair.Value is null).Select(pair => pair.Key).ToArray())
            json.Remove(absent);
        return json;
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using Cms.Site.Articles;
using Cms.Site.GraphQL;
using Cms.Site.Pages;

namespace Cms.Site.Feeds;

/// <summary>An article as feeds tell of it.</summary>
/// <param name="Url">Absolute; its id as well.</param>
/// <param name="Html">Its notices first, its disclaimer last.</param>
internal sealed record FeedEntry(
    string Title, string Url, string? Summary, string Html, DateTimeOffset Published, DateTimeOffset Updated, IReadOnlyList<string> Authors, IReadOnlyList<string> Tags)
{
    /// <summary>Null for what has no address or no date.</summary>
    public static FeedEntry? Of(ItemData item, string baseUrl, CultureInfo otherwise)
    {
        if (item.Path is not { Length: > 0 } path || item.PublishedUtc is not { } published)
            return null;
        var article = Reading.Article(item, path, null, otherwise);
        return new FeedEntry(
            article.Headline,
            baseUrl + article.Href,
            article.Summary,
            Body(article),
            published,
            article.Updated ?? published,
            [.. article.Credits.Where(credit => credit.Role == CreditRole.Translator).Select(credit => credit.Person.Text)],
            [.. article.Keywords.Select(keyword => keyword.Text).Prepend(article.Section?.Text).OfType<string>().Distinct()]);
    }

    private static string Body(Article article)
    {
        var html = new StringBuilder();
        foreach (var notice in article.Notices.Where(notice => notice.Text.Length > 0))
            html.Append("<p><strong>").Append(WebUtility.HtmlEncode(notice.Text)).Append("</strong></p>\n");
        html.Append(article.BodyHtml);
        if (article.Disclaimer is { } disclaimer)
            html.Append("\n<p><em>").Append(WebUtility.HtmlEncode(disclaimer)).Append("</em></p>");
        return html.ToString();
    }
}

/// <summary>A feed in one language.</summary>
/// <param name="Home">The front page in that language, absolute.</param>
/// <param name="Self">The feed's own address, absolute.</param>
internal sealed record Feed(string Title, CultureInfo Culture, string Home, string Self, IReadOnlyList<FeedEntry> Entries)
{
    public DateTimeOffset Updated => Entries.Count == 0 ? DateTimeOffset.UnixEpoch : Entries.Max(entry => entry.Updated);
}

using System.Globalization;
using Cms.Site.Articles;
using Cms.Site.GraphQL;
using Cms.Site.Html;

namespace Cms.Site.Pages;

/// <summary>Turns what the endpoint sent into what pages show: absent parts left out, links checked, HTML cleaned.</summary>
internal static class Reading
{
    /// <summary>Null when there is no page to link to.</summary>
    public static ArticleCard? Card(ItemData item) => item.Path is not { Length: > 0 } path ? null : new ArticleCard
    {
        Headline = Clean(item.DisplayText) ?? path,
        Href = SitePath.Href(path),
        Summary = Clean(item.Summary),
        Published = item.PublishedUtc,
        Outlet = Clean(item.Source?.Outlet?.ContentItems.Items().FirstOrDefault()?.DisplayText),
        Section = item.Section?.TermContentItems.Items().Select(Link).OfType<Link>().FirstOrDefault(),
    };

    public static IReadOnlyList<ArticleCard> Cards(IReadOnlyList<ItemData?>? items) =>
        [.. items.Items().Select(Card).OfType<ArticleCard>()];

    public static Link? Link(ItemData item) => Clean(item.DisplayText) is not { } text
        ? null
        : new Link(text, item.Path is { Length: > 0 } path ? SitePath.Href(path) : null);

    /// <param name="terms">The same item with the paths of its section and keywords; null when they are not known.</param>
    public static Article Article(ItemData item, string path, ItemData? terms, CultureInfo otherwise)
    {
        var culture = Culture.Find(item.Localization?.Culture) ?? otherwise;
        var href = SitePath.Href(item.Path is { Length: > 0 } own ? own : path);
        var notices = item.Notices.Items().Select(Notice).OfType<Notice>().OrderBy(notice => notice.Date).ToArray();
        return new Article
        {
            Headline = Clean(item.DisplayText) ?? path,
            Href = href,
            Culture = culture,
            Summary = Clean(item.Summary),
            BodyHtml = notices.Any(notice => notice.Kind == NoticeKind.Takedown)
                ? null
                : SafeHtml.From(item.MarkdownBody?.Html),
            Published = item.PublishedUtc,
            Updated = item.ModifiedUtc > item.PublishedUtc + TimeSpan.FromMinutes(1) ? item.ModifiedUtc : null,
            Section = Terms(item.Section, terms?.Section).FirstOrDefault(),
            Keywords = Terms(item.Keywords, terms?.Keywords),
            Source = item.Source is { } source ? Source(source) : null,
            Credits = [.. (item.Translator?.Credits).Items().Select(Credit).OfType<Credit>()],
            Completeness = Enum.TryParse<Completeness>(item.Translator?.Completeness, true, out var completeness)
                && Enum.IsDefined(completeness) ? completeness : Completeness.Full,
            Disclaimer = Clean(item.Disclaimer?.Text),
            Notices = notices,
            ReadAlso = Cards(item.ReadAlso?.ContentItems),
            Languages = Languages(item, href),
        };
    }

    public static TextPage Text(ItemData item, string path, CultureInfo otherwise)
    {
        var href = SitePath.Href(item.Path is { Length: > 0 } own ? own : path);
        return new TextPage(
            Clean(item.DisplayText) ?? path,
            href,
            SafeHtml.From(item.MarkdownBody?.Html) ?? "",
            Culture.Find(item.Localization?.Culture) ?? otherwise,
            Languages(item, href));
    }

    /// <summary>Links to an item in each of its languages.</summary>
    public static IReadOnlyDictionary<CultureInfo, Link> LinksByCulture(ItemData item, CultureInfo otherwise)
    {
        var links = new Dictionary<CultureInfo, Link>();
        foreach (var version in (item.Localization?.Localizations).Items().Prepend(item))
        {
            if (Link(version) is { Href: not null } link)
                links.TryAdd(Culture.Find(version.Localization?.Culture) ?? otherwise, link);
        }
        return links;
    }

    /// <summary>Languages by their tags; unknown ones are left out.</summary>
    public static IReadOnlyList<CultureInfo> Cultures(IReadOnlyList<string?>? tags) =>
        [.. tags.Items().Select(Culture.Find).OfType<CultureInfo>()];

    /// <summary>The text without white space around it; null when nothing is left.</summary>
    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Link[] Terms(TermsData? shown, TermsData? withPaths)
    {
        var hrefs = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var link in (withPaths?.TermContentItems).Items().Select(Link).OfType<Link>())
            hrefs.TryAdd(link.Text, link.Href);

        return [.. (shown?.TermContentItems).Items().Select(Link).OfType<Link>()
            .Select(link => link with { Href = link.Href ?? hrefs.GetValueOrDefault(link.Text) })];
    }

    private static Source Source(SourceData source)
    {
        var outlet = source.Outlet?.ContentItems.Items().FirstOrDefault();
        return new Source
        {
            Title = Clean(source.OriginalTitle),
            Author = Clean(source.OriginalAuthor),
            Url = SitePath.External(source.OriginalUrl),
            Culture = Culture.Find(source.OriginalLanguage),
            Published = source.OriginalPublishedUtc,
            Outlet = outlet is null ? null : Link(outlet),
            OutletDescription = Clean(outlet?.Description),
            Stale = source.Stale == true,
        };
    }

    private static Credit? Credit(CreditData credit) =>
        Enum.TryParse<CreditRole>(credit.Role, true, out var role) && Enum.IsDefined(role)
        && Clean(credit.Name ?? credit.Contributor?.DisplayText) is { } name
            ? new Credit(role, new Link(name, credit.Contributor?.Path is { Length: > 0 } path ? SitePath.Href(path) : null))
            : null;

    private static Notice? Notice(NoticeData notice) =>
        Clean(notice.Text) is { } text ? new Notice(Kind(notice.Kind), notice.PublishedUtc, text)
        : Kind(notice.Kind) is NoticeKind.Retraction or NoticeKind.Takedown
            ? new Notice(Kind(notice.Kind), notice.PublishedUtc, "")
            : null;

    /// <summary>Kinds are known by their letters, however they are joined: <c>source-correction</c>, <c>SOURCE_CORRECTION</c>.</summary>
    private static NoticeKind Kind(string? kind)
    {
        var letters = string.Concat((kind ?? "").Where(char.IsLetter));
        return Enum.TryParse<NoticeKind>(letters, true, out var known) ? known : NoticeKind.Note;
    }

    private static LanguageLink[] Languages(ItemData item, string href) =>
        [.. (item.Localization?.Localizations).Items()
            .Where(other => other.Path is { Length: > 0 })
            .Select(other => (Culture: Culture.Find(other.Localization?.Culture), Href: SitePath.Href(other.Path!)))
            .Where(other => other.Culture is not null && other.Href != href)
            .DistinctBy(other => other.Culture)
            .Select(other => new LanguageLink(other.Culture!, other.Href))];
}

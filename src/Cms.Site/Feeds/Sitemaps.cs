using System.Globalization;
using System.Xml;
using Cms.Site.GraphQL;

namespace Cms.Site.Feeds;

/// <summary>Sitemaps by sitemaps.org: one file, or an index of several where there is more than a file should hold.</summary>
internal static class Sitemaps
{
    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string LinkSpace = "http://www.w3.org/1999/xhtml";
    private const string NewsSpace = "http://www.google.com/schemas/sitemap-news/0.9";

    /// <param name="Others">The same in other languages: tag and address.</param>
    internal sealed record Entry(string Href, DateTimeOffset? Modified, IReadOnlyList<(string Culture, string Href)> Others);

    /// <summary>Null for what has no address.</summary>
    public static Entry? Of(ItemData item)
    {
        if (item.Path is not { Length: > 0 } path)
            return null;
        var others = (item.Localization?.Localizations).Items().Append(item)
            .Where(other => other.Path is { Length: > 0 } && Culture.Find(other.Localization?.Culture) is not null)
            .Select(other => (Culture.Find(other.Localization!.Culture)!.Name, SitePath.Href(other.Path!)))
            .DistinctBy(other => other.Name).OrderBy(other => other.Name, StringComparer.Ordinal).ToArray();
        return new Entry(SitePath.Href(path), item.ModifiedUtc, others.Length > 1 ? others : []);
    }

    public static byte[] Urls(IEnumerable<Entry> entries, string baseUrl) => XmlText.Write(xml =>
    {
        xml.WriteStartElement("urlset", Space);
        xml.WriteAttributeString("xmlns", "xhtml", null, LinkSpace);
        foreach (var entry in entries)
        {
            xml.WriteStartElement("url", Space);
            xml.Text("loc", baseUrl + entry.Href, Space);
            if (entry.Modified is { } modified)
                xml.Text("lastmod", XmlText.Iso(modified), Space);
            foreach (var (culture, href) in entry.Others)
            {
                xml.WriteStartElement("link", LinkSpace);
                xml.WriteAttributeString("rel", "alternate");
                xml.WriteAttributeString("hreflang", culture);
                xml.WriteAttributeString("href", baseUrl + href);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }
    });

    public static byte[] Index(int pages, string baseUrl) => XmlText.Write(xml =>
    {
        xml.WriteStartElement("sitemapindex", Space);
        for (var page = 1; page <= pages; page++)
        {
            xml.WriteStartElement("sitemap", Space);
            xml.Text("loc", string.Create(CultureInfo.InvariantCulture, $"{baseUrl}/sitemap.xml?page={page}"), Space);
            xml.WriteEndElement();
        }
    });

    /// <summary>By Google's form for news.</summary>
    public static byte[] News(IEnumerable<ItemData> items, string siteName, string baseUrl, CultureInfo otherwise) => XmlText.Write(xml =>
    {
        xml.WriteStartElement("urlset", Space);
        xml.WriteAttributeString("xmlns", "news", null, NewsSpace);
        foreach (var item in items.Where(item => item is { Path.Length: > 0, PublishedUtc: not null }))
        {
            xml.WriteStartElement("url", Space);
            xml.Text("loc", baseUrl + SitePath.Href(item.Path!), Space);
            xml.WriteStartElement("news", NewsSpace);
            xml.WriteStartElement("publication", NewsSpace);
            xml.Text("name", siteName, NewsSpace);
            xml.Text("language", (Culture.Find(item.Localization?.Culture) ?? otherwise).TwoLetterISOLanguageName, NewsSpace);
            xml.WriteEndElement();
            xml.Text("publication_date", XmlText.Iso(item.PublishedUtc!.Value), NewsSpace);
            xml.Text("title", item.DisplayText ?? item.Path, NewsSpace);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    });
}

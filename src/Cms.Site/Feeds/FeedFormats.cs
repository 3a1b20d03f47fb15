using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cms.Site.Feeds;

/// <summary>The three forms of a feed.</summary>
internal static class FeedFormats
{
    private const string AtomSpace = "http://www.w3.org/2005/Atom";
    private const string ContentSpace = "http://purl.org/rss/1.0/modules/content/";
    private const string CoreSpace = "http://purl.org/dc/elements/1.1/";

    /// <summary>RSS 2.0 with whole texts.</summary>
    public static byte[] Rss(Feed feed) => XmlText.Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomSpace);
        xml.WriteAttributeString("xmlns", "content", null, ContentSpace);
        xml.WriteAttributeString("xmlns", "dc", null, CoreSpace);
        xml.WriteStartElement("channel");
        xml.Text("title", feed.Title);
        xml.Text("link", feed.Home);
        xml.Text("description", feed.Title);
        xml.Text("language", feed.Culture.Name);
        xml.WriteStartElement("link", AtomSpace);
        xml.WriteAttributeString("href", feed.Self);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        foreach (var entry in feed.Entries)
        {
            xml.WriteStartElement("item");
            xml.Text("title", entry.Title);
            xml.Text("link", entry.Url);
            xml.Text("guid", entry.Url);
            xml.Text("pubDate", entry.Published.UtcDateTime.ToString("r", CultureInfo.InvariantCulture));
            foreach (var author in entry.Authors)
                xml.Text("creator", author, CoreSpace);
            foreach (var tag in entry.Tags)
                xml.Text("category", tag);
            xml.Text("description", entry.Summary ?? entry.Title);
            xml.Text("encoded", entry.Html, ContentSpace);
            xml.WriteEndElement();
        }
    });

    /// <summary>Atom, RFC 4287.</summary>
    public static byte[] Atom(Feed feed) => XmlText.Write(xml =>
    {
        xml.WriteStartElement("feed", AtomSpace);
        xml.WriteAttributeString("xml", "lang", null, feed.Culture.Name);
        xml.Text("id", feed.Self, AtomSpace);
        xml.Text("title", feed.Title, AtomSpace);
        xml.Text("updated", XmlText.Iso(feed.Updated), AtomSpace);
        AtomAuthor(xml, feed.Title);
        AtomLink(xml, "self", feed.Self);
        AtomLink(xml, "alternate", feed.Home);
        foreach (var entry in feed.Entries)
        {
            xml.WriteStartElement("entry", AtomSpace);
            xml.Text("id", entry.Url, AtomSpace);
            xml.Text("title", entry.Title, AtomSpace);
            xml.Text("published", XmlText.Iso(entry.Published), AtomSpace);
            xml.Text("updated", XmlText.Iso(entry.Updated), AtomSpace);
            foreach (var author in entry.Authors)
                AtomAuthor(xml, author);
            AtomLink(xml, "alternate", entry.Url);
            foreach (var tag in entry.Tags)
            {
                xml.WriteStartElement("category", AtomSpace);
                xml.WriteAttributeString("term", XmlText.Clean(tag));
                xml.WriteEndElement();
            }

            xml.Text("summary", entry.Summary, AtomSpace);
            xml.WriteStartElement("content", AtomSpace);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(XmlText.Clean(entry.Html));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    });

    /// <summary>JSON Feed 1.1.</summary>
    public static byte[] Json(Feed feed)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", feed.Home);
            json.WriteString("feed_url", feed.Self);
            json.WriteString("language", feed.Culture.Name);
            json.WriteStartArray("items");
            foreach (var entry in feed.Entries)
            {
                json.WriteStartObject();
                json.WriteString("id", entry.Url);
                json.WriteString("url", entry.Url);
                json.WriteString("title", entry.Title);
                if (entry.Summary is not null)
                    json.WriteString("summary", entry.Summary);
                json.WriteString("content_html", entry.Html);
                json.WriteString("date_published", XmlText.Iso(entry.Published));
                json.WriteString("date_modified", XmlText.Iso(entry.Updated));
                json.WriteStartArray("authors");
                foreach (var author in entry.Authors)
                {
                    json.WriteStartObject();
                    json.WriteString("name", author);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteStartArray("tags");
                foreach (var tag in entry.Tags)
                    json.WriteStringValue(tag);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void AtomAuthor(System.Xml.XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", AtomSpace);
        xml.Text("name", name, AtomSpace);
        xml.WriteEndElement();
    }

    private static void AtomLink(System.Xml.XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link", AtomSpace);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }
}

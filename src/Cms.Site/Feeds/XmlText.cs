using System.Globalization;
using System.Text;
using System.Xml;

namespace Cms.Site.Feeds;

/// <summary>Writes XML as UTF-8; characters that XML cannot hold are left out.</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, CloseOutput = false };

    public static byte[] Write(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartDocument();
            write(xml);
        }

        return stream.ToArray();
    }

    public static void Text(this XmlWriter xml, string name, string? text, string? space = null)
    {
        if (text is not null)
            xml.WriteElementString(name, space, Clean(text));
    }

    public static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

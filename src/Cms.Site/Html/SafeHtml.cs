using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Cms.Site.Html;

/// <summary>
/// HTML from the endpoint, reduced to what a text consists of. The endpoint cleans what it stores; the site trusts
/// nobody, because it may read another newsroom's endpoint.
/// </summary>
internal static class SafeHtml
{
    private static readonly FrozenSet<string> Allowed = FrozenSet.Create(StringComparer.Ordinal,
        "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code",
        "em", "strong", "b", "i", "s", "del", "ins", "sub", "sup", "mark", "small", "q", "cite", "abbr", "bdi", "bdo",
        "span", "div", "a", "img", "figure", "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td");

    private static readonly FrozenSet<string> DroppedWhole = FrozenSet.Create(StringComparer.Ordinal,
        "script", "style", "template", "iframe", "object", "embed", "applet", "noscript", "svg", "math", "head", "title",
        "textarea", "select", "button", "form", "input", "audio", "video", "canvas", "link", "meta", "base", "frameset");

    private static readonly FrozenSet<string> AllowedAttributes = FrozenSet.Create(StringComparer.Ordinal,
        "lang", "dir", "title", "alt", "start", "reversed", "colspan", "rowspan", "scope", "datetime");

    private static readonly FrozenSet<string> LinkSchemes =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "http", "https", "mailto");

    private static readonly FrozenSet<string> ImageSchemes =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "http", "https");

    /// <summary>Null when nothing is left. Headings start at level 2, below the page's own.</summary>
    public static string? From(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return null;

        using var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body></body>");
        var clean = document.CreateElement("div");
        var dirty = new HtmlParser().ParseFragment(html, document.Body!);
        foreach (var node in dirty)
            Copy(node, clean, document, depth: 0);
        var result = clean.InnerHtml.Trim();
        return result.Length > 0 ? result : null;
    }

    private static void Copy(INode node, IElement into, IDocument document, int depth)
    {
        if (node is IText text)
            into.AppendChild(document.CreateTextNode(text.Data));

        if (node is not IElement element || DroppedWhole.Contains(element.LocalName) || depth > 100)
            return;

        var name = element.LocalName == "h1" ? "h2" : element.LocalName;
        var target = into;
        if (Allowed.Contains(name) && element.NamespaceUri == NamespaceNames.HtmlUri)
        {
            target = document.CreateElement(name);
            CopyAttributes(element, target);
            if (name == "img" && !target.HasAttribute("src"))
                return;
            into.AppendChild(target);
        }

        foreach (var child in element.ChildNodes)
            Copy(child, target, document, depth + 1);
    }

    private static void CopyAttributes(IElement from, IElement to)
    {
        foreach (var attribute in from.Attributes)
        {
            if (AllowedAttributes.Contains(attribute.Name))
                to.SetAttribute(attribute.Name, attribute.Value);
        }

        // Footnotes point at one another; other ids could collide with the page's own.
        if (from.Id is { } id && id.StartsWith("fn", StringComparison.Ordinal))
            to.Id = id;

        if (to.LocalName == "a" && Address(from.GetAttribute("href"), mail: true) is { } href)
        {
            to.SetAttribute("href", href);
            if (href.Contains("//", StringComparison.Ordinal))
                to.SetAttribute("rel", "noopener nofollow");
        }

        if (to.LocalName == "img" && Address(from.GetAttribute("src"), mail: false) is { } src)
        {
            if (!to.HasAttribute("alt"))
                to.SetAttribute("alt", "");
            to.SetAttribute("src", src);
            to.SetAttribute("loading", "lazy");
        }
    }

    /// <summary>Null for an address with a scheme that could run something. Browsers ignore control characters: so do we.</summary>
    private static string? Address(string? value, bool mail)
    {
        var address = string.Concat((value ?? "").Where(c => !char.IsControl(c))).Trim();
        if (address.Length == 0)
            return null;

        var end = address.IndexOfAny([':', '/', '?', '#']);
        if (end < 0 || address[end] != ':')
            return address;

        var schemes = mail ? LinkSchemes : ImageSchemes;
        return schemes.Contains(address[..end]) ? address : null;
    }
}

using System.Collections.Frozen;
using System.Globalization;
using Cms.Translations.Markdown;

namespace Cms.Translations.Html;

/// <summary>What a text may consist of.</summary>
internal static class HtmlRules
{
    private static readonly FrozenSet<string> Elements = Set(
        "p", "div", "section", "article", "aside", "header", "footer", "address", "hr", "br", "wbr",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption",
        "details", "summary", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby",
        "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var");

    private static readonly FrozenSet<string> Voids = Set("br", "hr", "img", "wbr");

    private static readonly FrozenSet<string> Raw = Set(
        "script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext", "textarea", "title");

    private static readonly FrozenSet<string> WholeOut = Set(
        "svg", "math", "template", "object", "applet", "head", "select", "button", "audio", "video", "canvas", "frameset", "marquee");

    /// <summary>A block ends the paragraph that is open.</summary>
    private static readonly FrozenSet<string> Blocks = Set(
        "p", "div", "section", "article", "aside", "header", "footer", "address", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
        "li", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "details", "summary", "table");

    private static readonly FrozenSet<string> Everywhere = Set("class", "dir", "lang", "title");

    private static readonly FrozenDictionary<string, string[]> OfElement = new Dictionary<string, string[]>
    {
        ["a"] = ["href", "hreflang", "target"],
        ["blockquote"] = ["cite"],
        ["del"] = ["cite", "datetime"],
        ["details"] = ["open"],
        ["img"] = ["src", "alt", "width", "height"],
        ["ins"] = ["cite", "datetime"],
        ["li"] = ["value"],
        ["ol"] = ["reversed", "start", "type"],
        ["q"] = ["cite"],
        ["td"] = ["colspan", "rowspan"],
        ["th"] = ["colspan", "rowspan", "scope"],
        ["time"] = ["datetime"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the element is written; of others only what is in them.</summary>
    public static bool IsAllowed(string element) => Elements.Contains(element);

    /// <summary>Whether the element has neither content nor end tag.</summary>
    public static bool IsVoid(string element) => Voids.Contains(element);

    /// <summary>Whether the element is left out together with what is in it.</summary>
    public static bool IsLeftOutWhole(string element) => Raw.Contains(element) || WholeOut.Contains(element);

    /// <summary>Whether the content of the element, which is left out, is no markup.</summary>
    public static bool HoldsRawText(string element) => Raw.Contains(element);

    /// <summary>Whether it belongs to another language, in which an element may close itself.</summary>
    public static bool IsForeign(string element) => element is "svg" or "math";

    public static bool IsBlock(string element) => Blocks.Contains(element);

    /// <returns>The value to write; null to leave the attribute out.</returns>
    public static string? Value(string element, string attribute, string value)
    {
        if (!Everywhere.Contains(attribute) && !(OfElement.TryGetValue(element, out var own) && own.Contains(attribute)))
            return null;

        return attribute switch
        {
            "href" or "cite" => Address(value),
            "src" => Address(value) is { } address && !address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address : null,
            "target" => value.Equals("_blank", StringComparison.OrdinalIgnoreCase) ? "_blank" : null,
            "dir" => value.ToLowerInvariant() is "ltr" or "rtl" or "auto" ? value.ToLowerInvariant() : null,
            "width" or "height" or "colspan" or "rowspan" or "start" or "value" =>
                int.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
                    ? number.ToString(CultureInfo.InvariantCulture) : null,
            "type" => value is "1" or "a" or "A" or "i" or "I" ? value : null,
            "reversed" or "open" => "",
            _ => value,
        };
    }

    /// <summary>Without the characters that browsers pass over in addresses, so that it is read as it was checked.</summary>
    private static string? Address(string value)
    {
        var address = string.Concat(value.Where(c => !char.IsControl(c))).Trim();
        return address.Length > 0 && SafeLink.Allows(address) ? address : null;
    }

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}

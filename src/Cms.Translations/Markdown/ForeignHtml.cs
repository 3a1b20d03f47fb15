using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Cms.Translations.Markdown;

/// <summary>Parses HTML that anybody may have written.</summary>
internal static partial class ForeignHtml
{
    /// <summary>The time a parser takes grows with the square of the nesting; no page comes near this.</summary>
    private const int MaxNesting = 3000;

    /// <summary>A page nested beyond all sense is read as its text alone.</summary>
    internal static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(
        Nesting(html) <= MaxNesting ? html : $"<p>{WebUtility.HtmlEncode(WebUtility.HtmlDecode(Tags().Replace(html, " ")))}");

    /// <summary>The deepest nesting by a count of tags, those apart that close by themselves.</summary>
    private static int Nesting(string html)
    {
        var (depth, deepest) = (0, 0);
        foreach (var tag in NestingTags().EnumerateMatches(html))
        {
            depth = html[tag.Index + 1] == '/' ? Math.Max(0, depth - 1) : depth + 1;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    [GeneratedRegex(@"</?(?!(?:p|li|br|img|hr|td|th|tr|dt|dd|option|meta|link|input|col|area|wbr|source|track|param|embed|base)\b)[a-zA-Z][a-zA-Z0-9-]*", RegexOptions.IgnoreCase)]
    private static partial Regex NestingTags();

    [GeneratedRegex(@"<[^<>]*>?")]
    private static partial Regex Tags();
}

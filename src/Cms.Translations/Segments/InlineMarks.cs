using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Cms.Translations.Markdown;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cms.Translations.Segments;

/// <summary>The marks inside the text of a segment: bold, italic, code, links, line breaks.</summary>
public static partial class InlineMarks
{
    private static readonly MarkdownPipeline Pipeline = BlockParser.CommonMark().Build();

    /// <summary>The addresses of links and images, in reading order; one for each time it stands there.</summary>
    public static ImmutableArray<string> Addresses(string text) => Parse(text) is { } document
        ?
        [
            .. document.Descendants<Inline>().Select(inline => inline switch
            {
                LinkInline link => link.Url,
                AutolinkInline { IsEmail: false } link => link.Url,
                _ => null,
            }).OfType<string>(),
        ]
        : [];

    /// <summary>Returns what is wrong with the marks of a target, as a sentence, or null.</summary>
    /// <param name="mayChangeLinks">Whether a link may go elsewhere than a link of the source.</param>
    public static string? WhyNot(string source, string target, bool mayChangeLinks)
    {
        var addresses = Addresses(target);
        if (addresses.FirstOrDefault(address => !SafeLink.Allows(address)) is { } unsafeAddress)
            return $"A link cannot go to {unsafeAddress}: use a web or mail address.";

        if (!mayChangeLinks && addresses.Except(Addresses(source), StringComparer.Ordinal).FirstOrDefault() is { } strange)
            return $"The source has no link to {strange}. Links keep their address; editors may change it.";

        return Broken(target) is { } mark ? $"The mark {mark} is not closed. Write \\{mark[0]} for the character itself." : null;
    }

    /// <summary>What was meant as a mark and is none: two asterisks, or a link without its end.</summary>
    private static string? Broken(string text)
    {
        if (Parse(text) is not { } document)
            return null;

        foreach (var literal in document.Descendants<LiteralInline>())
        {
            // An escaped character begins a literal of its own and says so.
            var shown = literal.Content.ToString();
            if (!literal.IsFirstCharacterEscaped && shown.StartsWith("**", StringComparison.Ordinal))
                return "**";
            if (LinkStart().IsMatch(shown))
                return "](";
        }

        return null;
    }

    private static MarkdownDocument? Parse(string text)
    {
        try
        {
            return Markdig.Markdown.Parse(BlockText.EscapeLineStarts(text), Pipeline);
        }
        catch (ArgumentException)
        {
            return null; // Markdig's limit of nesting
        }
    }

    [GeneratedRegex(@"\]\((https?:|mailto:)")]
    private static partial Regex LinkStart();
}

using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Cms.Translations.Html;

/// <summary>HTML that somebody wrote or pasted, reduced to what a text consists of: the one place where it becomes safe to show.</summary>
/// <remarks>The tags are written anew from a list of what may be there, as they come from the tokenizer: no tree is built, whose
/// repairs cost more than what they repair (an unclosed element is repeated in every paragraph after it), and what a browser
/// makes of the result holds nothing that is not on the list, however it reads the mistakes of the original.</remarks>
public static class SafeHtml
{
    /// <summary>Elements, attributes and addresses of <see cref="HtmlRules"/>; everything else is left out, elements that do not
    /// hold text with all that is in them. Cleaning twice changes nothing. Time and length grow with the input and no faster.</summary>
    public static string From(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&', '\0') < 0 && !html.Contains('>', StringComparison.Ordinal))
            return html;

        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        var writer = new SafeHtmlWriter();
        var skipped = default(Skipped);
        while (tokenizer.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            switch (token)
            {
                case HtmlTagToken { Type: HtmlTokenType.StartTag } tag:
                    if (skipped.Name is null && HtmlRules.IsLeftOutWhole(tag.Name))
                        skipped = Skipped.From(tag, tokenizer);
                    else if (skipped.Name == tag.Name)
                        skipped = skipped.Deeper(tag);
                    else if (skipped.Name is null)
                        writer.Start(tag);
                    break;
                case HtmlTagToken { Type: HtmlTokenType.EndTag } tag:
                    if (skipped.Name is null)
                        writer.End(tag.Name);
                    else if (skipped.Name == tag.Name)
                        skipped = skipped.Shallower();
                    break;
                case { Type: HtmlTokenType.Character } when skipped.Name is null:
                    writer.Text(token.Data);
                    break;
            }
        }

        return writer.Finish();
    }

    /// <summary>An element that is left out with all that is in it, up to its end tag.</summary>
    private readonly record struct Skipped(string? Name, int Depth)
    {
        public static Skipped From(HtmlTagToken tag, HtmlTokenizer tokenizer)
        {
            if (tag.IsSelfClosing && HtmlRules.IsForeign(tag.Name))
                return default;

            // What such an element holds is no markup, as for browsers.
            if (HtmlRules.HoldsRawText(tag.Name))
                tokenizer.State = tag.Name == "script" ? HtmlParseMode.Script : tag.Name == "plaintext" ? HtmlParseMode.Plaintext : HtmlParseMode.Rawtext;
            return new Skipped(tag.Name, 1);
        }

        public Skipped Deeper(HtmlTagToken tag) => tag.IsSelfClosing && HtmlRules.IsForeign(tag.Name) ? this : this with { Depth = Depth + 1 };

        public Skipped Shallower() => Depth > 1 ? this with { Depth = Depth - 1 } : default;
    }
}

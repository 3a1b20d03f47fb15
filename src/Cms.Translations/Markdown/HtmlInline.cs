using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Cms.Translations.Markdown;

/// <summary>Writes the inline content of HTML as Markdown.</summary>
internal static partial class HtmlInline
{
    /// <summary>A hard line break while blanks are still to be tidied.</summary>
    private const char Break = '\uE000';

    /// <summary>The Markdown of one node; not tidy yet.</summary>
    internal static string Of(INode node)
    {
        var markdown = new StringBuilder();
        Write(node, markdown, new Marks(false, false, false), 0);
        return markdown.ToString();
    }

    /// <summary>Single blanks, none at either end of a line, breaks between lines only.</summary>
    internal static string Tidy(string markdown)
    {
        var lines = Blanks().Replace(markdown, " ").Split(Break).Select(line => line.Trim(' ')).ToList();
        var text = string.Join('\n', lines.Where(line => line.Length > 0)).Replace("\n", "\\\n", StringComparison.Ordinal);
        return HasWords().IsMatch(text) ? WithoutNeedlessEscapes(text) : "";
    }

    /// <summary>A block without markup is written without escapes, if it reads the same.</summary>
    private static string WithoutNeedlessEscapes(string text)
    {
        var bare = Escapes().Replace(text, "$1");
        return MarkdownRenderer.IsPlain(bare) && MarkdownRenderer.ToPlainText(text) == bare ? bare : text;
    }

    private static void Write(INode node, StringBuilder markdown, Marks within, int depth)
    {
        switch (node)
        {
            case IText text:
                markdown.Append(MarkdownText.EscapeInline(text.Data.Replace(Break, ' ')));
                break;
            case IElement { LocalName: "br" }:
                markdown.Append(Break);
                break;
            case IElement { LocalName: "wbr" or "script" or "style" or "template" or "noscript" or "iframe" or "object" or "svg" or "img" or "button" or "input" or "select" or "textarea" }:
                break;
            case IElement { LocalName: "code" or "kbd" or "samp" or "tt" } code:
                WriteCode(code.TextContent, markdown);
                break;
            case IElement { LocalName: "strong" or "b" } element when !within.Strong && depth < 50:
                Wrap(element, "**", markdown, within with { Strong = true }, depth);
                break;
            case IElement { LocalName: "em" or "i" } element when !within.Emphasis && depth < 50:
                Wrap(element, "*", markdown, within with { Emphasis = true }, depth);
                break;
            case IElement { LocalName: "a" } link when !within.Link && depth < 50:
                WriteLink(link, markdown, within, depth);
                break;
            case IElement element when depth < 50:
                foreach (var child in element.ChildNodes)
                    Write(child, markdown, within, depth + 1);
                break;
            case IElement element:
                markdown.Append(MarkdownText.EscapeInline(element.TextContent));
                break;
        }
    }

    private static string Children(IElement element, Marks within, int depth)
    {
        var inner = new StringBuilder();
        foreach (var child in element.ChildNodes)
            Write(child, inner, within, depth + 1);
        return inner.ToString();
    }

    /// <summary>Marks stand at the words: blanks and breaks at either end move outside.</summary>
    private static void Wrap(IElement element, string mark, StringBuilder markdown, Marks within, int depth)
    {
        var inner = Children(element, within, depth);
        var core = inner.Trim(' ', '\n', '\t', '\r', '\u00A0', Break);
        if (core.Length == 0 || core.Contains(Break, StringComparison.Ordinal) || !CanWrap(core, markdown, element))
        {
            markdown.Append(inner);
            return;
        }

        var start = inner.IndexOf(core, StringComparison.Ordinal);
        markdown.Append(inner, 0, start).Append(mark).Append(core).Append(mark).Append(inner, start + core.Length, inner.Length - start - core.Length);
    }

    /// <summary>
    /// Emphasis that begins or ends with punctuation is read as such only beside a blank or punctuation; elsewhere the
    /// marks would stay visible, so the words go without.
    /// </summary>
    private static bool CanWrap(string core, StringBuilder markdown, IElement element)
    {
        var before = markdown.Length == 0 ? ' ' : markdown[^1];
        var after = element.NextSibling?.TextContent is { Length: > 0 } next ? next[0] : ' ';
        return before is not ('*' or '\\') && after != '*'
            && (char.IsLetterOrDigit(core[0]) || IsApart(before)) && (char.IsLetterOrDigit(core[^1]) || IsApart(after));
    }

    private static bool IsApart(char c) => char.IsWhiteSpace(c) || char.IsPunctuation(c) || c == Break;

    private static void WriteLink(IElement link, StringBuilder markdown, Marks within, int depth)
    {
        var inner = Children(link, within with { Link = true }, depth);
        var core = inner.Trim(' ', '\n', '\t', '\r', '\u00A0', Break);
        var address = link.GetAttribute("href")?.Trim();
        if (core.Length == 0 || string.IsNullOrEmpty(address) || address.StartsWith('#') || !SafeLink.Allows(address)
            || address.Any(char.IsControl))
        {
            markdown.Append(inner);
            return;
        }

        var start = inner.IndexOf(core, StringComparison.Ordinal);
        markdown.Append(inner, 0, start).Append('[').Append(core).Append("](").Append(Destination(address)).Append(')')
            .Append(inner, start + core.Length, inner.Length - start - core.Length);
    }

    private static string Destination(string address)
    {
        var plain = address.Replace(" ", "%20", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal)
            .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
            .Replace("&", "&amp;", StringComparison.Ordinal);
        return plain.Any(c => c is '(' or ')' or '*' or '_' or '|' || char.IsWhiteSpace(c)) ? $"<{Spaces().Replace(plain, "%20")}>" : plain;
    }

    private static void WriteCode(string code, StringBuilder markdown)
    {
        var text = StoredText.Line(code);
        if (text.Length == 0)
            return;

        var longest = Backticks().Matches(text).Select(match => match.Length).Append(0).Max();
        var fence = new string('`', longest + 1);
        var pad = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        if (markdown.Length > 0 && markdown[^1] == '`')
            markdown.Append(' ');
        markdown.Append(fence).Append(pad).Append(text).Append(pad).Append(fence);
    }

    private sealed record Marks(bool Strong, bool Emphasis, bool Link);

    [GeneratedRegex(@"[\s\u00A0-[\uE000]]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[^\s\\*_`]")]
    private static partial Regex HasWords();

    [GeneratedRegex(@"\\([^\n])")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"`+")]
    private static partial Regex Backticks();
}

using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace Cms.Translations.Markdown;

/// <summary>
/// Brings the text of one block to a form that, read again as Markdown, is that one block with that text. A text that
/// already is comes back unchanged, so each of these operations done twice is the same as done once.
/// </summary>
internal static partial class BlockText
{
    /// <summary>Exactly one paragraph; an empty line becomes a hard line break.</summary>
    internal static string Paragraph(string text)
    {
        var lines = Lines(text);
        var tidy = string.Join('\n', lines);
        if (IsOneParagraph(tidy))
            return tidy;

        lines = JoinFences(lines);
        var escaped = string.Join('\n', lines.Select(EscapeStart));
        return IsOneParagraph(escaped) ? escaped : string.Join('\n', lines.Select(EscapeFirst));
    }

    /// <summary>One line that can stand after the marks of a heading.</summary>
    internal static string Heading(string text)
    {
        var line = StoredText.Line(HardBreak().Replace(text, " "));
        if (IsHeading(line))
            return line;

        var escaped = ClosingMarks().Replace(line, match => match.Groups[1].Value + "\\" + match.Groups[2].Value);
        return IsHeading(escaped) ? escaped : "\\" + line;
    }

    /// <summary>A fenced code block; text without fences is put between some.</summary>
    internal static string Code(string text) =>
        BlockParser.Parse(text) is [FencedCodeBlock code] ? Code(code) : Fenced("", text);

    internal static string Code(CodeBlock block)
    {
        var info = block is FencedCodeBlock fenced ? $"{fenced.Info} {fenced.Arguments}".Trim() : "";
        return Fenced(info, block.Lines.ToString());
    }

    /// <summary>A link reference definition in its shortest full form.</summary>
    internal static string LinkDefinition(LinkReferenceDefinition definition)
    {
        var url = UrlMarks().Replace(definition.Url ?? "", @"\$0");
        var title = string.IsNullOrEmpty(definition.Title) ? "" : $" \"{TitleMarks().Replace(definition.Title, @"\$0")}\"";
        return $"[{definition.Label}]: <{url}>{title}".ReplaceLineEndings(" ");
    }

    /// <summary>Whether the text is one link reference definition and nothing else.</summary>
    internal static bool IsLinkDefinition(string text) =>
        BlockParser.Parse(text) is [LinkReferenceDefinitionGroup { Count: 1 }] && !text.Contains('\n', StringComparison.Ordinal);

    /// <summary>Escapes whatever could begin a block at the start of each line.</summary>
    internal static string EscapeLineStarts(string text) =>
        string.Join('\n', text.Split('\n').Select(line => EscapeStart(line.Trim())));

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        foreach (var line in StoredText.Of(text).Trim().Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.Length > 0)
                lines.Add(line.EndsWith("  ", StringComparison.Ordinal) ? trimmed + "  " : trimmed);
            else if (!EndsWithBreak(lines[^1]))
                lines[^1] += "\\";
        }

        lines[^1] = lines[^1].TrimEnd();
        return lines;
    }

    /// <summary>Backticks that begin a line may end a code span: joined to the line before they still do.</summary>
    private static List<string> JoinFences(List<string> lines)
    {
        var joined = new List<string>();
        foreach (var line in lines)
        {
            if (joined.Count > 0 && line.StartsWith("```", StringComparison.Ordinal))
                joined[^1] = HardBreak().Replace(joined[^1] + "\n", "").TrimEnd() + " " + line;
            else
                joined.Add(line);
        }

        return joined;
    }

    private static bool EndsWithBreak(string line) => line.EndsWith('\\') || line.EndsWith("  ", StringComparison.Ordinal);

    /// <summary>At top level and in a list item, where Markdig sees the start of a list in more places.</summary>
    private static bool IsOneParagraph(string text) =>
        BlockParser.Parse(text) is [ParagraphBlock paragraph] && BlockParser.Raw(paragraph) == text
        && (!text.Contains('\n', StringComparison.Ordinal)
            || (BlockParser.Parse("- " + text.Replace("\n", "\n  ", StringComparison.Ordinal)) is [ListBlock and [ListItemBlock and [ParagraphBlock item]]]
                && BlockParser.Raw(item) == text));

    private static bool IsHeading(string line) =>
        line.Length == 0 || (BlockParser.Parse("# " + line) is [HeadingBlock heading] && BlockParser.Raw(heading) == line);

    private static string EscapeStart(string line) =>
        BlockStart().Replace(line, match => match.Groups["number"].Value + "\\" + match.Groups["mark"].Value, 1);

    private static string EscapeFirst(string line) =>
        line.Length > 0 && (char.IsAsciiDigit(line[0]) || line[0] == '\\' || !char.IsAscii(line[0]) || char.IsAsciiLetter(line[0]))
            ? EscapeStart(line)
            : "\\" + line;

    private static string Fenced(string info, string code)
    {
        var longest = BackticksRun().Matches(code).Select(m => m.Length).Append(2).Max();
        var fence = new string('`', longest + 1);
        info = info.Replace('`', '\'').ReplaceLineEndings(" ");
        return code.Length == 0 ? $"{fence}{info}\n{fence}" : $"{fence}{info}\n{code}\n{fence}";
    }

    [GeneratedRegex(@"^(?:(?<number>\d{1,9})(?<mark>[.)])(?=\s|$)|(?<mark>#)(?=#{0,5}(?:\s|$))|(?<mark>>)|(?<mark>[-*+])(?=\s|$)|(?<mark>=)(?==*\s*$)|(?<mark>-)(?=-*\s*$)|(?<mark>[-*_])(?=(?:\s*[-*_]){2,}\s*$)|(?<mark>`)(?=``)|(?<mark>~)(?=~~)|(?<mark>\[)(?=[^\]]*\]:))")]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"(?:\\|\x20{2,})\n")]
    private static partial Regex HardBreak();

    [GeneratedRegex(@"(^|\s)(#+)$")]
    private static partial Regex ClosingMarks();

    [GeneratedRegex(@"`+")]
    private static partial Regex BackticksRun();

    [GeneratedRegex(@"[\\<>]")]
    private static partial Regex UrlMarks();

    [GeneratedRegex(@"[\\""]")]
    private static partial Regex TitleMarks();
}

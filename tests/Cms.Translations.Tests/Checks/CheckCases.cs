using System.Globalization;
using System.Text.RegularExpressions;
using Cms.Translations.Checks;
using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Checks;

/// <summary>
/// Reads <c>Cases/*.md</c>: a heading, the source and the target between <c>~~~~</c> with their languages, one segment a
/// line, and the findings. A line may begin with the mark of its kind: <c>#</c> the headline, <c>##</c> a heading,
/// <c>-</c> a list item, <c>&gt;</c> a quote. <c>(none)</c> is a segment without a target, <c>(omitted)</c> one that was left
/// out, with <c>(omitted: reason)</c>. <c>␠</c> is a space that would not be seen.
/// </summary>
internal static partial class CheckCases
{
    internal sealed record Case(CheckedText Text, string Expected);

    internal static IEnumerable<string> Files { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Checks", "Cases");

    internal static Dictionary<string, Case> In(string file) => Form()
        .Matches(File.ReadAllText(Path.Combine(Folder, file + ".md")).ReplaceLineEndings("\n"))
        .ToDictionary(match => match.Groups["name"].Value, match => new Case(
            new(match.Groups["from"].Value, match.Groups["to"].Value, Segments(match.Groups["source"].Value, match.Groups["target"].Value)),
            match.Groups["findings"].Value.Trim('\n')));

    /// <summary>As <c>Cases</c> have them: check, segment, what is marked on each side, message.</summary>
    internal static string Show(CheckedText text, Finding finding)
    {
        var index = text.Segments.IndexOf(text.Segments.Single(segment => segment.Id == finding.Place.SegmentId));
        var segment = text.Segments[index];
        return string.Create(CultureInfo.InvariantCulture, $"{finding.Check} {index + 1} ")
            + $"[{Pieces(segment.Source, finding.Place.Source)}] [{Pieces(segment.Target, finding.Place.Target)}] {finding.Text}";
    }

    private static string Pieces(string? text, IEnumerable<TextRange> ranges) =>
        string.Join('|', ranges.Select(range => text!.Substring(range.Start, range.Length).Replace(' ', '␠')));

    private static System.Collections.Immutable.ImmutableArray<CheckedSegment> Segments(string source, string target)
    {
        var (sources, targets) = (source.Split('\n'), target.Split('\n'));
        Assert.Equal(sources.Length, targets.Length);
        return [.. sources.Zip(targets).Select((pair, index) => ToSegment(index, pair.First.Replace('␠', ' '), pair.Second.Replace('␠', ' ')))];
    }

    private static CheckedSegment ToSegment(int index, string source, string target)
    {
        var (mark, kind) = source switch
        {
            ['#', '#', ' ', ..] => ("## ", SegmentKind.Heading),
            ['#', ' ', ..] => ("# ", SegmentKind.Headline),
            ['-', ' ', ..] => ("- ", SegmentKind.ListItem),
            ['>', ' ', ..] => ("> ", SegmentKind.Quote),
            _ => ("", SegmentKind.Paragraph),
        };
        var id = "s" + (index + 1).ToString(CultureInfo.InvariantCulture);
        var text = source[mark.Length..];
        if (target == "(none)")
            return new(id, kind, text, null);

        if (target.StartsWith("(omitted", StringComparison.Ordinal))
            return new(id, kind, text, null, true, target.Contains(':', StringComparison.Ordinal) ? target.Split(": ")[1].TrimEnd(')') : null);

        return new(id, kind, text, target.StartsWith(mark, StringComparison.Ordinal) ? target[mark.Length..] : target);
    }

    [GeneratedRegex(@"^## (?<name>[^\n]+)\n\n~~~~(?<from>\w*)\n(?<source>.*?)\n~~~~\n\n~~~~(?<to>\w*)\n(?<target>.*?)\n~~~~\n\n~~~~findings\n(?<findings>.*?)~~~~$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Form();
}

using System.Text;

namespace Cms.Translations.Segments;

/// <summary>How readers see that a passage is the newsroom's and not the source's.</summary>
/// <param name="Form">Plain text with <c>{0}</c> where the passage stands; <c>{0}</c> alone marks nothing.</param>
public sealed record InsertionMark(string Form)
{
    private const string Place = "{0}";

    /// <summary>Square brackets: what editors of all languages write around their own words.</summary>
    public static InsertionMark Brackets { get; } = new("[{0}]");

    /// <summary>Whether a passage can be marked with it: it has the place once, and is one short line.</summary>
    public bool IsValid =>
        Form.Split(Place).Length == 2 && Form.Length <= 100 && Form.AsSpan().IndexOfAny('\r', '\n', '\0') < 0;

    /// <summary>The text of a segment as it goes into the body.</summary>
    public string Around(SegmentKind kind, string text) => IsMarked(kind) ? Escaped(Ends.Before) + text + Escaped(Ends.After) : text;

    /// <summary>The text of a segment without its mark; a text without one as it is.</summary>
    public string Inside(SegmentKind kind, string text)
    {
        if (!IsMarked(kind))
            return text;

        foreach (var (before, after) in new[] { (Escaped(Ends.Before), Escaped(Ends.After)), Ends })
        {
            if (text.Length >= before.Length + after.Length
                && text.StartsWith(before, StringComparison.Ordinal)
                && text.EndsWith(after, StringComparison.Ordinal))
                return text[before.Length..^after.Length];
        }

        return text;
    }

    private (string Before, string After) Ends => Form.Split(Place) is [var before, var after] ? (before, after) : ("", "");

    /// <summary>What is kept as it was written has no room for a mark.</summary>
    private static bool IsMarked(SegmentKind kind) =>
        kind is SegmentKind.Paragraph or SegmentKind.Heading or SegmentKind.ListItem or SegmentKind.Quote;

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
            escaped.Append(c is '[' or ']' or '*' or '_' or '`' or '\\' or '<' or '&' ? "\\" : "").Append(c);
        return escaped.ToString();
    }
}

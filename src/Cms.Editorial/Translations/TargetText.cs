using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>What the text of a target may be.</summary>
internal static class TargetText
{
    /// <summary>Returns why this cannot be saved, as a sentence, or null.</summary>
    /// <param name="mayChangeLinks">Whether this writer may send a link elsewhere than the source does.</param>
    public static string? WhyNot(Segment segment, SegmentOperation operation, bool mayChangeLinks)
    {
        if (!segment.IsTranslatable && operation.Text.Length > 0 && segment.Kind == SegmentKind.ThematicBreak)
            return "A line between sections has nothing to translate.";

        var most = segment.Kind == SegmentKind.Headline ? ApplySegments.MaxHeadlineLength : ApplySegments.MaxTextLength;
        if (operation.Text.Length > most)
            return $"This text has {operation.Text.Length:N0} characters; {most:N0} is the most.";

        if (operation.Text.Contains('\0', StringComparison.Ordinal))
            return "The text contains the character U+0000, which cannot be stored.";

        if (!IsUnicode(operation.Text))
            return "The text contains half of a character (an unpaired surrogate).";

        if (segment.Kind == SegmentKind.Headline && operation.Text.AsSpan().IndexOfAny('\r', '\n') >= 0)
            return "A headline is one line.";

        if ((operation.Omitted?.Length ?? 0) > MaxRemarkLength || (operation.Note?.Length ?? 0) > MaxRemarkLength
            || !IsUnicode(operation.Omitted + operation.Note) || (operation.Omitted + operation.Note).Contains('\0', StringComparison.Ordinal))
            return $"A note or reason has at most {MaxRemarkLength:N0} characters, all of them real ones.";

        if (operation.Omitted is not null && segment.Kind == SegmentKind.Headline)
            return "The headline cannot be left out.";

        if (segment.Kind is not (SegmentKind.Headline or SegmentKind.Code or SegmentKind.LinkDefinition)
            && InlineMarks.WhyNot(segment.Text, operation.Text, mayChangeLinks) is { } broken)
            return broken;

        return operation.Base < 0 || !Enum.IsDefined(operation.State) || !Enum.IsDefined(operation.Origin)
            ? "The base, state or origin is not one there is."
            : null;
    }

    /// <summary>Longest note or reason, in UTF-16 code units.</summary>
    public const int MaxRemarkLength = 2_000;

    /// <summary>As it is stored; null when it says nothing.</summary>
    public static string? NoteOf(string note) => string.IsNullOrWhiteSpace(note) ? null : note.ReplaceLineEndings("\n").Trim();

    /// <summary>As it is stored: one kind of line end.</summary>
    public static string Clean(string text) => text.ReplaceLineEndings("\n");

    public static WorkspaceTarget ToWorkspace(StoredTarget stored, IReadOnlyDictionary<string, Person> people) => new(
        stored.Target.Number,
        stored.Target.Text,
        stored.Target.State,
        stored.Target.Origin,
        people.GetValueOrDefault(stored.AccountId)?.Name ?? "Somebody",
        stored.UpdatedUtc,
        stored.Target.Omitted,
        stored.Target.Note,
        stored.AccountId);

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
                return false;
        }

        return true;
    }
}

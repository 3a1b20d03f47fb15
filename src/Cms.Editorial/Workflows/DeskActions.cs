using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Translations;
using Cms.Translations.Segments;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows;

/// <summary>What can be done with the task a piece waits at, and what its text must be like for it.</summary>
internal static class DeskActions
{
    private const int QuotedLength = 60;

    /// <summary>Returns every outcome of the task with what keeps this actor from it.</summary>
    /// <param name="text">Null when the article's text is not made from segments.</param>
    public static ImmutableArray<DeskAction> Of(Piece piece, PieceText? text, Actor actor)
    {
        if (piece.Task is not { } task)
            return [];

        var refusal = DeskRules.AgainstActing(piece, actor);
        var (person, isOverridable) = (refusal?.Message, DeskRules.IsOverridable(refusal, actor));
        return
        [
            .. task.Actions.Select(outcome => new DeskAction(
                outcome,
                task.CommentRequired.Contains(outcome),
                person ?? AgainstText(task, outcome, piece.Latest.Content, text)?.Message)
            {
                IsOverridable = isOverridable && AgainstText(task, outcome, piece.Latest.Content, text) is null,
            }),
        ];
    }

    /// <summary>
    /// A piece that is not complete goes back only: by an outcome that needs a reason. Returns what is missing, or null.
    /// </summary>
    public static Problem? AgainstText(UserTask task, string outcome, ItemContent content, PieceText? text)
    {
        if (task.CommentRequired.Contains(outcome))
            return null;

        if (text is not { HasHeadline: true } && string.IsNullOrWhiteSpace(content.Text("TitlePart", "Title")))
            return Problem.Invalid("no-title", "The article has no title yet.");

        if (text is null)
        {
            return string.IsNullOrWhiteSpace(content.Text("MarkdownBodyPart", "Markdown"))
                ? Problem.Invalid("no-body", "The article has no text yet.")
                : null;
        }

        if (AgainstLoose(text) is { } loose)
            return loose;

        if (text.Assembled.Untranslated is not { Count: > 0 } missing)
            return null;

        var count = missing.Count == 1 ? "One segment is" : $"{missing.Count} segments are";
        return Problem.Invalid(
            "untranslated",
            $"{count} not translated yet.",
            [.. missing.Select(segment => new ProblemDetail(segment.Id, $"Not translated: {Quote(segment)}"))]);
    }

    /// <summary>The next version is made from the segments: what is in none of them would be gone, so somebody decides about it.</summary>
    private static Problem? AgainstLoose(PieceText text)
    {
        var loose = text.Loose.Select(block => (block.Id, block.Text))
            .Concat(text.Unlinked.Select(target => (Id: target.Target.SegmentId, target.Target.Text)))
            .ToArray();
        return loose.Length == 0 ? null : Problem.Invalid(
            "unlinked",
            loose.Length == 1
                ? "One text belongs to no segment: link it, keep it as ours, or drop it."
                : $"{loose.Length} texts belong to no segment: link them, keep them as ours, or drop them.",
            [.. loose.Select(block => new ProblemDetail(block.Id, $"Without a segment: {Quote(block.Text)}"))]);
    }

    private static string Quote(Segment segment) => Quote(segment.Text);

    private static string Quote(string text)
    {
        if (text.Length <= QuotedLength)
            return text;

        var cut = char.IsHighSurrogate(text[QuotedLength - 1]) ? QuotedLength - 1 : QuotedLength;
        return text[..cut] + "…";
    }
}

namespace Cms.Editorial.Translations;

/// <summary>What became of one <see cref="SegmentOperation"/>; the others of its batch do not depend on it.</summary>
/// <param name="Number">Of the target as it stands now: the base of the next save. 0 where there is none.</param>
/// <param name="Mine">Of a conflict, the text that was not saved; else null.</param>
/// <param name="Theirs">Of a conflict, what stands there and who wrote it; else null.</param>
/// <param name="Reason">Of a refusal, what is wrong with the operation; else null.</param>
public sealed record SegmentOutcome(
    string SegmentId,
    SegmentOutcomeKind Kind,
    int Number,
    string? Mine = null,
    WorkspaceTarget? Theirs = null,
    string? Reason = null);

public enum SegmentOutcomeKind
{
    /// <summary>Stored; or it was there already, as after a repeated request.</summary>
    Saved,

    /// <summary>Somebody saved this segment after the version named as base. Nothing was overwritten.</summary>
    Conflicted,

    /// <summary>Not a save that can be: unknown segment, text too long, broken characters.</summary>
    Refused,
}

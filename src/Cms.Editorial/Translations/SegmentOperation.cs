using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>One save of one segment's target.</summary>
/// <param name="SegmentId">A segment of the revision the article is pinned to.</param>
/// <param name="Base">Number of the target the writer was looking at; 0 where there was none.</param>
/// <param name="Text">Inline Markdown, plain text for the headline; at most <see cref="ApplySegments.MaxTextLength"/> characters.</param>
/// <param name="Omitted">Why the article goes without the segment; empty without a reason, null when it does not.</param>
/// <param name="Note">For the people at the desk; empty to remove it, null to leave it as it is.</param>
public sealed record SegmentOperation(
    string SegmentId,
    int Base,
    string Text,
    TargetState State,
    TargetOrigin Origin = TargetOrigin.Human,
    string? Omitted = null,
    string? Note = null);

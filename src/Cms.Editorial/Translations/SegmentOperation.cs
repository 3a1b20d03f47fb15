using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>One save of one segment's target.</summary>
/// <param name="SegmentId">A segment of the revision the article is pinned to.</param>
/// <param name="Base">Number of the target the writer was looking at; 0 where there was none.</param>
/// <param name="Text">Inline Markdown, plain text for the headline; at most <see cref="ApplySegments.MaxTextLength"/> characters.</param>
public sealed record SegmentOperation(
    string SegmentId, int Base, string Text, TargetState State, TargetOrigin Origin = TargetOrigin.Human);

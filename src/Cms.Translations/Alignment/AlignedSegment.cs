using Cms.Translations.Segments;

namespace Cms.Translations.Alignment;

/// <summary>What became of a segment from one revision of a source to another.</summary>
/// <param name="Old">Null for one that was added.</param>
/// <param name="New">Null for one that was removed.</param>
public sealed record AlignedSegment(SegmentChange Change, Segment? Old, Segment? New);

/// <summary>What a revision did to a segment.</summary>
public enum SegmentChange
{
    /// <summary>Its text is the same, and so is its id: what was written for it stays. It may stand elsewhere.</summary>
    Unchanged,

    /// <summary>Its text is another one, near enough to be the same passage.</summary>
    Changed,

    Added,

    Removed,
}

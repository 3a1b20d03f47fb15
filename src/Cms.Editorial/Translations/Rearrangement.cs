namespace Cms.Editorial.Translations;

/// <summary>A change to how segments stand in the article.</summary>
/// <param name="SegmentId">The segment it begins at.</param>
public abstract record Rearrangement(string SegmentId)
{
    /// <summary>Two segments of one.</summary>
    /// <param name="Base">Number of the target the writer was looking at; 0 where there was none.</param>
    /// <param name="First">Target of the first part.</param>
    /// <param name="Second">Target of the second part.</param>
    /// <param name="SourceAt">Where the source is cut; null for the end of a sentence in the same proportion.</param>
    public sealed record Split(string SegmentId, int Base, string First, string Second, int? SourceAt) : Rearrangement(SegmentId);

    /// <summary>One segment of this and the next.</summary>
    public sealed record Merge(string SegmentId, int Base, int NextBase) : Rearrangement(SegmentId);

    /// <summary>To another place.</summary>
    /// <param name="After">The segment it stands behind then.</param>
    public sealed record Move(string SegmentId, string After) : Rearrangement(SegmentId);

    /// <summary>A segment of our own behind this one, marked as such.</summary>
    public sealed record Insert(string SegmentId) : Rearrangement(SegmentId);

    /// <summary>A segment of our own is taken out again.</summary>
    public sealed record Remove(string SegmentId, int Base) : Rearrangement(SegmentId);
}

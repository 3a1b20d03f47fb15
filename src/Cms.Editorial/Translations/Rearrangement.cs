using System.Collections.Immutable;

namespace Cms.Editorial.Translations;

/// <summary>A change to how segments stand in the article.</summary>
/// <remarks>A client that names the ids of what it makes and ends may send a change again when it heard no answer: what is done
/// already is answered as done.</remarks>
/// <param name="SegmentId">The segment it begins at.</param>
public abstract record Rearrangement(string SegmentId)
{
    /// <summary>Two segments of one.</summary>
    /// <param name="Base">Number of the target the writer was looking at; 0 where there was none.</param>
    /// <param name="First">Target of the first part.</param>
    /// <param name="Second">Target of the second part.</param>
    /// <param name="SourceAt">Where the source is cut; null for the end of a sentence in the same proportion.</param>
    /// <param name="NewId">Of the second part: that of the source segment, <c>~</c> and up to 20 letters or digits; null leaves it to the server.</param>
    public sealed record Split(string SegmentId, int Base, string First, string Second, int? SourceAt, string? NewId = null)
        : Rearrangement(SegmentId);

    /// <summary>One segment of this and the next.</summary>
    /// <param name="Next">The next one as the writer saw it; null for whichever it is.</param>
    /// <param name="Text">Target of the whole; null for both as they are stored, one after the other.</param>
    public sealed record Merge(string SegmentId, int Base, int NextBase, string? Next = null, string? Text = null)
        : Rearrangement(SegmentId);

    /// <summary>To another place.</summary>
    /// <param name="After">The segment it stands behind then.</param>
    public sealed record Move(string SegmentId, string After) : Rearrangement(SegmentId);

    /// <summary>A segment of our own behind this one, marked as such.</summary>
    /// <param name="NewId"><see cref="Cms.Translations.Segments.Segment.InsertedPrefix"/> and up to 20 letters or digits; null leaves it to the server.</param>
    public sealed record Insert(string SegmentId, string? NewId = null) : Rearrangement(SegmentId);

    /// <summary>A segment of our own is taken out again.</summary>
    public sealed record Remove(string SegmentId, int Base) : Rearrangement(SegmentId);
}

/// <summary>What a rearrangement made.</summary>
/// <param name="SegmentId">The segment that was made or changed.</param>
/// <param name="Targets">As they stand after it: of each segment whose target it changed, or that it was asked of again.</param>
public sealed record Rearranged(string SegmentId, ImmutableArray<RearrangedTarget> Targets);

/// <param name="Target">Null where nothing was saved yet.</param>
public sealed record RearrangedTarget(string SegmentId, WorkspaceTarget? Target);

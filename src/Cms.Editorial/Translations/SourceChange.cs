using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Translations.Alignment;

namespace Cms.Editorial.Translations;

/// <summary>What the source has become since an article was translated from it.</summary>
/// <param name="Pinned">The revision the article is pinned to.</param>
/// <param name="Current">The newest one.</param>
/// <param name="IsStale">Whether somebody still has to confirm or update the translation.</param>
/// <param name="Segments">In the order of the newest revision; what was removed stands where it was.</param>
/// <param name="WhyNot">Null when this person may confirm and update, else the reason in a sentence.</param>
public sealed record SourceChange(
    ItemVersion Article,
    string Language,
    int Pinned,
    int Current,
    bool IsStale,
    ImmutableArray<ChangedSegment> Segments,
    string? WhyNot);

/// <param name="Id">In the newest revision; of a removed one in the old.</param>
/// <param name="Difference">From the old text to the new one, in whole words.</param>
/// <param name="Translation">What was written for the old text; null where nothing was.</param>
public sealed record ChangedSegment(
    string Id, SegmentChange Change, ImmutableArray<DifferencePiece> Difference, string? Translation);

using System.Collections.Immutable;
using Cms.Translations.Segments;

namespace Cms.Translations.Checks;

/// <summary>What is checked: the segments of a translation in reading order, and what stands beside them.</summary>
/// <param name="SourceLanguage">BCP 47; null if unknown.</param>
/// <param name="TargetLanguage">BCP 47; null if unknown.</param>
/// <param name="Details">Null to check the segments only.</param>
public sealed record CheckedText(
    string? SourceLanguage, string? TargetLanguage, ImmutableArray<CheckedSegment> Segments, CheckedDetails? Details = null);

/// <summary>A segment with its translation.</summary>
/// <param name="Source">Inline Markdown, plain text for the headline; empty for a segment that was added in the translation.</param>
/// <param name="Target">Null or empty: not translated.</param>
/// <param name="IsOmitted">Left out on purpose.</param>
/// <param name="OmittedBecause">Null or blank: nobody said why.</param>
public sealed record CheckedSegment(
    string Id, SegmentKind Kind, string Source, string? Target, bool IsOmitted = false, string? OmittedBecause = null)
{
    /// <summary>As <see cref="Segment.IsTranslatable"/>.</summary>
    public bool IsTranslatable => Kind is not (SegmentKind.Code or SegmentKind.ThematicBreak or SegmentKind.LinkDefinition);
}

/// <summary>What stands beside the text of an article.</summary>
/// <param name="Translators">How many are credited, those withheld included.</param>
/// <param name="HasDisclaimer">Whether one was chosen, or a rule will choose one.</param>
/// <param name="Images">The article's images.</param>
public sealed record CheckedDetails(
    string? Summary, int Translators, bool HasDisclaimer, ImmutableArray<CheckedImage> Images);

/// <param name="Field">Where it stands, such as <c>LeadImage</c>.</param>
/// <param name="Path">In the media library.</param>
public sealed record CheckedImage(string Field, string Path, string? AlternativeText);

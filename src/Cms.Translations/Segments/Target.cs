namespace Cms.Translations.Segments;

/// <summary>The translation of one segment, as it was last saved.</summary>
/// <param name="SegmentId">The segment of the source revision this translates.</param>
/// <param name="Number">Counts the saves of this target, from 1; a save names the number it is based on.</param>
/// <param name="Text">Inline Markdown; plain text for the headline. Empty: not translated.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Origin">Where the text came from.</param>
/// <param name="SavedBy">The account that saved it; never public.</param>
/// <param name="SavedUtc">When it was saved.</param>
/// <param name="Omitted">Why the segment is left out of the article on purpose; empty when nobody said why, null when it is not left out.</param>
/// <param name="Note">For the people at the desk, never public; null when there is none.</param>
/// <param name="SourceHash">Hash of the source segment this was written for; null in rows from before it was kept.</param>
public sealed record Target(
    string SegmentId,
    int Number,
    string Text,
    TargetState State,
    TargetOrigin Origin,
    string? SavedBy = null,
    DateTimeOffset? SavedUtc = null,
    string? Omitted = null,
    string? Note = null,
    string? SourceHash = null)
{
    /// <summary>Whether this stands in the assembled article: it has text, and its state is beyond <see cref="TargetState.Initial"/>.</summary>
    public bool IsTranslated => !IsOmitted && State != TargetState.Initial && !string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether the article goes without this segment. Its text, if there is one, is kept.</summary>
    public bool IsOmitted => Omitted is not null;
}

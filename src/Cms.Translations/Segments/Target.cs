namespace Cms.Translations.Segments;

/// <summary>The translation of one segment, as it was last saved.</summary>
/// <param name="SegmentId">The segment of the source revision this translates.</param>
/// <param name="Number">Counts the saves of this target, from 1; a save names the number it is based on.</param>
/// <param name="Text">Inline Markdown; plain text for the headline. Empty: not translated.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Origin">Where the text came from.</param>
/// <param name="SavedBy">The account that saved it; never public.</param>
/// <param name="SavedUtc">When it was saved.</param>
public sealed record Target(
    string SegmentId,
    int Number,
    string Text,
    TargetState State,
    TargetOrigin Origin,
    string? SavedBy = null,
    DateTimeOffset? SavedUtc = null)
{
    /// <summary>Whether this stands in the assembled article: it has text, and its state is beyond <see cref="TargetState.Initial"/>.</summary>
    public bool IsTranslated => State != TargetState.Initial && !string.IsNullOrWhiteSpace(Text);
}

namespace Cms.Translations.Segments;

/// <summary>An article put together from its targets.</summary>
/// <param name="Title">The headline's target; null when it is not translated.</param>
/// <param name="Markdown">The translated blocks in the order and form of the source; untranslated ones are left out.</param>
/// <param name="Translated">How many of the translatable segments, the headline included, are translated.</param>
/// <param name="Total">How many segments are translatable, the headline included.</param>
/// <param name="Untranslated">The ones left out, in reading order.</param>
public sealed record AssembledArticle(
    string? Title, string Markdown, int Translated, int Total, IReadOnlyList<Segment> Untranslated)
{
    /// <summary>The segments whose blocks stand in the body, in its order: one block each.</summary>
    public IReadOnlyList<Segment> Written { get; init; } = [];

    /// <summary>Whether every translatable segment has its target.</summary>
    public bool IsComplete => Untranslated.Count == 0;
}

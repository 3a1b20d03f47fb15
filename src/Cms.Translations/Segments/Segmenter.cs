using System.Collections.Immutable;

namespace Cms.Translations.Segments;

/// <summary>Cuts a story into segments: its title, then one for each Markdown block, never split inside one.</summary>
public static class Segmenter
{
    /// <summary>
    /// Cuts title and body. Deterministic; every word of the text is in exactly one segment. An empty title gives no
    /// headline.
    /// </summary>
    public static ImmutableArray<Segment> Cut(string title, string markdown) => throw new NotImplementedException();
}

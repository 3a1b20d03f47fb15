namespace Cms.Site.Articles;

/// <summary>How much of the original was translated.</summary>
public enum Completeness
{
    /// <summary>All of it, or not said.</summary>
    Full,

    /// <summary>Shortened.</summary>
    Abridged,

    /// <summary>A part.</summary>
    Excerpt,

    /// <summary>Retold in short.</summary>
    Summary,
}

using System.Globalization;

namespace Cms.Site.Pages;

/// <summary>A public credit: a name, a pseudonym or a collective.</summary>
public sealed record ContributorPage
{
    /// <summary>The name as credited.</summary>
    public required string Name { get; init; }

    /// <summary>Address of this page.</summary>
    public required string Href { get; init; }

    /// <summary>About them, safe HTML.</summary>
    public string? BioHtml { get; init; }

    /// <summary>Languages they work with.</summary>
    public IReadOnlyList<CultureInfo> Languages { get; init; } = [];

    /// <summary>Articles that credit them by name, newest first.</summary>
    public required ArticlePage Articles { get; init; }
}

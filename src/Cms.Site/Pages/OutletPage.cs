using System.Globalization;

namespace Cms.Site.Pages;

/// <summary>An outlet whose stories are translated here.</summary>
public sealed record OutletPage
{
    /// <summary>Name in the site's language.</summary>
    public required string Name { get; init; }

    /// <summary>Address of this page.</summary>
    public required string Href { get; init; }

    /// <summary>Name as the outlet writes it.</summary>
    public string? NativeName { get; init; }

    /// <summary>What kind of outlet it is, in a few words.</summary>
    public string? Description { get; init; }

    /// <summary>Country, as the newsroom wrote it: usually its ISO code.</summary>
    public string? Country { get; init; }

    /// <summary>Its own site, safe to link to.</summary>
    public string? Website { get; init; }

    /// <summary>Languages it publishes in.</summary>
    public IReadOnlyList<CultureInfo> Languages { get; init; } = [];

    /// <summary>Its stories, newest first.</summary>
    public required ArticlePage Articles { get; init; }
}

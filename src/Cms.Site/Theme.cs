using System.Reflection;

namespace Cms.Site;

/// <summary>The look of the public site: components for its pages, the queries that feed them, static files.</summary>
/// <remarks>A theme is a Razor class library that registers one of these as a singleton.</remarks>
public sealed record Theme
{
    /// <summary>What <c>Cms:Site:Theme</c> names; static files are at <c>/_content/{Name}/</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where static files are embedded, under the logical names <c>Assets/{file}</c>.</summary>
    public required Assembly Assembly { get; init; }

    /// <summary>The components that draw each kind of page.</summary>
    public required ThemePages Pages { get; init; }

    /// <summary>The queries that ask for what they show.</summary>
    public required ThemeQueries Queries { get; init; }
}

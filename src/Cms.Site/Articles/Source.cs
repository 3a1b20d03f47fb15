using System.Globalization;
using Cms.Site.Pages;

namespace Cms.Site.Articles;

/// <summary>The original of a translation.</summary>
public sealed record Source
{
    /// <summary>Headline of the original, in its language.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Where it is, safe to link to.</summary>
    public string? Url { get; init; }

    /// <summary>Its language.</summary>
    public CultureInfo? Culture { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Who published it.</summary>
    public Link? Outlet { get; init; }

    /// <summary>What kind of outlet that is, in a few words.</summary>
    public string? OutletDescription { get; init; }

    /// <summary>True when the original has changed since it was translated.</summary>
    public bool Stale { get; init; }
}

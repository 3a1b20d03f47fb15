using System.Globalization;

namespace Cms.Site.Pages;

/// <summary>What was found for an address.</summary>
internal abstract record Outcome
{
    /// <param name="Component">The theme's component for <paramref name="Model"/>.</param>
    /// <param name="Model">What it shows.</param>
    /// <param name="Culture">Language of the page.</param>
    public sealed record Found(Type Component, object Model, CultureInfo Culture) : Outcome;

    /// <summary>Nothing public is there.</summary>
    public sealed record Missing : Outcome;

    /// <summary>Something was there and was taken down for good.</summary>
    public sealed record Gone : Outcome;

    /// <summary>The endpoint did not give what the page cannot do without.</summary>
    public sealed record Unavailable : Outcome;
}

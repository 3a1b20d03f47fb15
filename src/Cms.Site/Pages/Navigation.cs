using System.Globalization;

namespace Cms.Site.Pages;

/// <summary>What the pages have in common.</summary>
/// <param name="Known">False when the endpoint did not say which sections there are.</param>
/// <param name="Sections">In the order of the taxonomy.</param>
/// <param name="StandingPages">Such as "About", each in its languages.</param>
/// <param name="Cultures">Languages that have articles, and the default one.</param>
internal sealed record Navigation(
    bool Known,
    IReadOnlyList<Link> Sections,
    IReadOnlyList<IReadOnlyDictionary<CultureInfo, Link>> StandingPages,
    IReadOnlyList<CultureInfo> Cultures)
{
    /// <summary>Standing pages in a language, or else in the default one.</summary>
    public IReadOnlyList<Link> StandingPagesIn(CultureInfo culture) =>
        [.. StandingPages.Select(page => page.GetValueOrDefault(culture) ?? page.GetValueOrDefault(Cultures[0])).OfType<Link>()];
}

using System.Globalization;

namespace Cms.Site.Pages;

/// <param name="Known">False when the endpoint did not say which sections there are.</param>
/// <param name="Sections">In the order of the taxonomy.</param>
/// <param name="StandingPages">Such as "About".</param>
/// <param name="Cultures">Languages that have articles, and the default one.</param>
internal sealed record Navigation(
    bool Known,
    IReadOnlyList<Link> Sections,
    IReadOnlyList<Link> StandingPages,
    IReadOnlyList<CultureInfo> Cultures);

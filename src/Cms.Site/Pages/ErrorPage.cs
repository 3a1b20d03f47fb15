namespace Cms.Site.Pages;

/// <summary>A page that says what went wrong and where to go from here.</summary>
/// <param name="Status">404, 410, 503 or 500.</param>
public sealed record ErrorPage(int Status);

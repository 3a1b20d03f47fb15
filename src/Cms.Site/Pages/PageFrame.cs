using System.Globalization;

namespace Cms.Site.Pages;

/// <summary>What every page knows, whatever it shows.</summary>
public sealed record PageFrame
{
    /// <summary>Name of the newspaper.</summary>
    public required string SiteName { get; init; }

    /// <summary>Public address without a closing slash.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The page's own address below <see cref="BaseUrl"/>, beginning with a slash.</summary>
    public required string Href { get; init; }

    /// <summary>Language of the page.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>The language that the front page at <c>/</c> speaks.</summary>
    public required CultureInfo DefaultCulture { get; init; }

    /// <summary>The zone in which dates are shown.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Sections, in the order of their taxonomy.</summary>
    public IReadOnlyList<Link> Sections { get; init; } = [];

    /// <summary>Standing pages, such as the one that says who makes this newspaper.</summary>
    public IReadOnlyList<Link> StandingPages { get; init; } = [];

    /// <summary>Languages that have a front page with articles.</summary>
    public IReadOnlyList<CultureInfo> Cultures { get; init; } = [];

    /// <summary>Version of the theme's static files, for addresses that may be cached for ever.</summary>
    public required string AssetVersion { get; init; }

    /// <summary>Reading direction, as HTML writes it.</summary>
    public string Direction => DirectionOf(Culture);

    /// <summary>The whole address of a page of this site.</summary>
    public string Absolute(string href) => BaseUrl + href;

    /// <summary>The front page of a language.</summary>
    public string FrontHref(CultureInfo culture) =>
        culture.Equals(DefaultCulture) ? "/" : SitePath.Href(culture.Name.ToLowerInvariant());

    /// <summary>A moment in the newsroom's zone.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, TimeZone);

    /// <summary><c>rtl</c> or <c>ltr</c>.</summary>
    public static string DirectionOf(CultureInfo culture) => culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Configuration;

namespace Cms.Site;

/// <summary>What the public site reads from the configuration, checked once at start.</summary>
public sealed record SiteSettings
{
    /// <summary>False when this process shows no public site (<c>Cms:Site:Enabled</c>).</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Name of the theme that draws the pages (<c>Cms:Site:Theme</c>).</summary>
    public string Theme { get; init; } = "Observer";

    /// <summary>Name of the newspaper (<c>Cms:SiteName</c>).</summary>
    public string SiteName { get; init; } = "Dragoman";

    /// <summary>Public address without a closing slash; null means that of each request (<c>Cms:BaseUrl</c>).</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Languages with a front page of their own; the first is the default (<c>Cms:Cultures</c>).</summary>
    public required IReadOnlyList<CultureInfo> Cultures { get; init; }

    /// <summary>The zone in which readers see dates (<c>Cms:TimeZone</c>).</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Where the data comes from; null means this process (<c>Cms:Site:GraphQLEndpoint</c>).</summary>
    public Uri? GraphQLEndpoint { get; init; }

    /// <summary>How long a page waits for its data before it says "try again" (<c>Cms:Site:TimeoutSeconds</c>).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The language of pages that have none of their own.</summary>
    public CultureInfo DefaultCulture => Cultures[0];

    /// <summary>The public address, without a closing slash.</summary>
    internal string BaseUrlOf(HttpContext context) =>
        BaseUrl ?? UriHelper.BuildAbsolute(context.Request.Scheme, context.Request.Host).TrimEnd('/');

    /// <exception cref="InvalidOperationException">A setting is not usable; the message names it.</exception>
    internal static SiteSettings From(IConfiguration configuration)
    {
        var cms = configuration.GetSection("Cms");
        return new SiteSettings
        {
            Enabled = Read(cms, "Site:Enabled", true, bool.TryParse),
            Theme = Text(cms, "Site:Theme") ?? "Observer",
            SiteName = Text(cms, "SiteName") ?? "Dragoman",
            BaseUrl = Address(cms, "BaseUrl")?.AbsoluteUri.TrimEnd('/'),
            Cultures = ReadCultures(Text(cms, "Cultures") ?? "en,ar"),
            TimeZone = ReadTimeZone(Text(cms, "TimeZone") ?? "UTC"),
            GraphQLEndpoint = Address(cms, "Site:GraphQLEndpoint"),
            Timeout = TimeSpan.FromSeconds(Read<double>(cms, "Site:TimeoutSeconds", 10, TryParseSeconds)),
        };
    }

    private delegate bool TryParse<T>(string text, out T value);

    private static string? Text(IConfiguration cms, string key) =>
        string.IsNullOrWhiteSpace(cms[key]) ? null : cms[key]!.Trim();

    private static T Read<T>(IConfiguration cms, string key, T otherwise, TryParse<T> parse) =>
        Text(cms, key) is not { } text ? otherwise
        : parse(text, out var value) ? value
        : throw Unusable(key, text);

    private static Uri? Address(IConfiguration cms, string key) =>
        Text(cms, key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
        : throw Unusable(key, text);

    private static CultureInfo[] ReadCultures(string names)
    {
        var cultures = names
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Culture.Find(name) ?? throw Unusable("Cultures", name))
            .Distinct()
            .ToArray();
        return cultures.Length > 0 ? cultures : throw Unusable("Cultures", names);
    }

    private static TimeZoneInfo ReadTimeZone(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : throw Unusable("TimeZone", id);

    private static bool TryParseSeconds(string text, out double seconds) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out seconds)
        && seconds is > 0 and <= 300;

    private static InvalidOperationException Unusable(string key, string value) =>
        new($"The setting Cms:{key} cannot be used: '{value}'.");
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Data;
using Cms.Data.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Sites;

/// <param name="Name">As it stands in disclaimers.</param>
/// <param name="DefaultCulture">BCP 47.</param>
public sealed record Site(string Name, string DefaultCulture, ImmutableArray<string> Cultures);

/// <summary>The site's settings of the moment: what the configuration says, else what a recipe set. Singleton.</summary>
public sealed class CurrentSite : IDisposable
{
    /// <summary>Name of the stored settings, keyed as in Orchard's <c>settings</c> step.</summary>
    internal const string SettingName = "Site";

    internal const string DefaultName = "Dragoman";

    private readonly EpochCache<Site> _cache;

    public CurrentSite(EpochWatch epochs, IServiceScopeFactory scopes, EditorialOptions options) => _cache = new(
        epochs,
        scopes,
        e => e.Definitions,
        async (services, _, cancellationToken) => Read(
            await services.GetRequiredService<SettingStore>().GetAsync(SettingName, cancellationToken), options));

    public ValueTask<Site> GetAsync(CancellationToken cancellationToken) => _cache.GetAsync(cancellationToken);

    public void Dispose() => _cache.Dispose();

    private static Site Read(JsonObject? stored, EditorialOptions options)
    {
        var localization = stored?["LocalizationSettings"] as JsonObject;
        ImmutableArray<string> cultures = options.Cultures.IsDefaultOrEmpty
            ? [.. (localization?["SupportedCultures"] as JsonArray ?? []).Select(Text).OfType<string>()]
            : options.Cultures;
        var fallback = cultures is [var first, ..] ? first : "en";
        var culture = options.Cultures.IsDefaultOrEmpty ? Text(localization?["DefaultCulture"]) ?? fallback : fallback;
        return new Site(
            options.SiteName ?? Text(stored?["SiteName"]) ?? DefaultName,
            culture,
            cultures.Contains(culture, StringComparer.OrdinalIgnoreCase) ? cultures : cultures.Insert(0, culture));
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;
}

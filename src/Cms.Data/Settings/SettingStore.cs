using System.Text.Json.Nodes;

namespace Cms.Data.Settings;

/// <summary>Named JSON objects, such as Orchard's site settings.</summary>
public sealed class SettingStore
{
    public Task<JsonObject?> GetAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Sets or replaces it.</summary>
    public Task SetAsync(string name, JsonObject value, CancellationToken cancellationToken) => throw new NotImplementedException();
}

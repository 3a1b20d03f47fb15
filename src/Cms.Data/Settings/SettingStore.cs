using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Data.Transactions;

namespace Cms.Data.Settings;

/// <summary>Named JSON objects, such as Orchard's site settings.</summary>
public sealed class SettingStore
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Database _database;

    internal SettingStore(Database database) => _database = database;

    public async Task<JsonObject?> GetAsync(string name, CancellationToken cancellationToken) =>
        await _database.FirstAsync(
            $"""SELECT "Json" FROM "Settings" WHERE "Name" = {name}""", row => row.GetString(0), cancellationToken) is { } json
            ? JsonNode.Parse(json)!.AsObject()
            : null;

    /// <summary>Sets or replaces it.</summary>
    public Task SetAsync(string name, JsonObject value, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        INSERT INTO "Settings" ("Name", "Json") VALUES ({name}, {value.ToJsonString(Relaxed)})
        ON CONFLICT ("Name") DO UPDATE SET "Json" = excluded."Json"
        """,
        cancellationToken);
}

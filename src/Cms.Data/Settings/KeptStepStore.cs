using System.Security.Cryptography;
using System.Text;
using Cms.Data.Transactions;

namespace Cms.Data.Settings;

/// <summary>Recipe steps that nothing here understands, kept as they came.</summary>
public sealed class KeptStepStore
{
    private readonly Database _database;
    private readonly TimeProvider _time;

    internal KeptStepStore(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Keeps the step; the same name and text a second time changes nothing.</summary>
    public Task AddAsync(string stepName, string json, CancellationToken cancellationToken)
    {
        var hash = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        return _database.ExecuteAsync(
            $"""
            INSERT INTO "KeptSteps" ("Name", "Hash", "Json", "KeptUtc")
            VALUES ({stepName}, {hash}, {json}, {_time.GetUtcNow().UtcDateTime})
            ON CONFLICT ("Name", "Hash") DO NOTHING
            """,
            cancellationToken);
    }

    /// <summary>In the order they came.</summary>
    public async Task<IReadOnlyList<KeptStep>> ListAsync(CancellationToken cancellationToken) => await _database.ListAsync(
        $"""SELECT "Name", "Json", "Hash", "KeptUtc" FROM "KeptSteps" ORDER BY "Id" """,
        row => new KeptStep(row.GetString(0), row.GetString(1), row.GetString(2), row.Instant(3)),
        cancellationToken);
}

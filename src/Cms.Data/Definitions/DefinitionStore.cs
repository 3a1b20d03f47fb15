using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Data.Transactions;

namespace Cms.Data.Definitions;

/// <summary>The content definitions of the site.</summary>
public sealed class DefinitionStore
{
    private readonly Database _database;
    private readonly UnitOfWork _work;

    internal DefinitionStore(Database database, UnitOfWork work)
    {
        _database = database;
        _work = work;
    }

    /// <summary>All of them, as of <see cref="ContentDefinitions.Epoch"/>.</summary>
    public async Task<ContentDefinitions> LoadAsync(CancellationToken cancellationToken)
    {
        // The epoch first: if a change comes in between, the definitions are newer than they say, and are loaded again.
        var epoch = await EpochAsync(cancellationToken);
        var rows = await _database.ListAsync(
            $"""SELECT "Kind", "Name", "Json" FROM "ContentDefinitions" """,
            row => (Kind: row.GetString(0), Name: row.GetString(1), Json: row.GetString(2)),
            cancellationToken);
        var types = ContentDefinitions.Empty.Types.ToBuilder();
        var parts = ContentDefinitions.Empty.Parts.ToBuilder();
        foreach (var (kind, name, json) in rows)
        {
            var record = JsonNode.Parse(json)!.AsObject();
            if (kind == DefinitionRow.TypeKind)
                types[name] = ContentDefinitionJson.ReadType(record, name);
            else
                parts[name] = ContentDefinitionJson.ReadPart(record, name);
        }

        return new ContentDefinitions(epoch, types.ToImmutable(), parts.ToImmutable());
    }

    /// <summary>Makes these the definitions and raises their epoch.</summary>
    /// <exception cref="DatabaseBusyException">They were changed since <paramref name="all"/> was loaded: load, change and save again.</exception>
    public async Task SaveAsync(ContentDefinitions all, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        await LockAsync(cancellationToken);
        if (await EpochAsync(cancellationToken) is var epoch && epoch != all.Epoch)
            throw new DatabaseBusyException("The content definitions were changed meanwhile. Nothing was saved; try again.");

        await _database.ExecuteAsync($"""DELETE FROM "ContentDefinitions" """, cancellationToken);
        foreach (var type in all.Types.Values)
            await InsertAsync(DefinitionRow.TypeKind, type.Name, ContentDefinitionJson.Write(type), cancellationToken);
        foreach (var part in all.Parts.Values)
            await InsertAsync(DefinitionRow.PartKind, part.Name, ContentDefinitionJson.Write(part), cancellationToken);

        _work.RaiseDefinitions();
        await transaction.CommitAsync(cancellationToken);
    }

    private Task<int> InsertAsync(string kind, string name, JsonObject json, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(
            $"""INSERT INTO "ContentDefinitions" ("Kind", "Name", "Json") VALUES ({kind}, {name}, {json.ToJsonString()})""",
            cancellationToken);

    private Task<long> EpochAsync(CancellationToken cancellationToken) => _database.FirstAsync(
        $"""SELECT "Value" FROM "Epochs" WHERE "Name" = {EpochRow.Definitions}""", row => row.GetInt64(0), cancellationToken);

    /// <summary>SQLite has one writer anyway.</summary>
    private async Task LockAsync(CancellationToken cancellationToken)
    {
        if (_database.IsPostgreSql)
            await _database.ListAsync(
                $"""SELECT 1 FROM "Epochs" WHERE "Name" = {EpochRow.Definitions} FOR UPDATE""", row => row.GetInt32(0), cancellationToken);
    }
}

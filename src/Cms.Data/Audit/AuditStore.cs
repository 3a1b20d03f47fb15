using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Audit;

/// <summary>The audit trail: entries are added, never changed, and each carries the hash of the one before. The database refuses
/// changes by itself.</summary>
public sealed class AuditStore
{
    private const int BatchSize = 1000;

    private const string Select =
        """
        SELECT "Number", "AtUtc", "AccountId", "Agent", "Roles", "Action", "Subject", "ItemId", "ItemNumber", "FromText", "ToText",
            "Comment", "PreviousHash", "Hash"
        FROM "AuditEntries"
        """;

    private readonly Database _database;
    private readonly UnitOfWork _work;

    internal AuditStore(Database database, UnitOfWork work) => (_database, _work) = (database, work);

    /// <summary>Makes the running transaction write this to the trail when it commits.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public void Append(AuditDraft draft) => _work.Audit(draft);

    /// <summary>The newest entries that fit.</summary>
    public Task<List<AuditEntry>> ListAsync(AuditQuery query, int take, CancellationToken cancellationToken)
    {
        var (sql, values) = ToSql(query);
        sql.Append(" ORDER BY \"Number\" DESC LIMIT ").Append(Database.ParameterName(values.Count));
        values.Add(take);
        return _database.ListAsync(sql.ToString(), values, Read, cancellationToken);
    }

    /// <summary>All entries that fit, the newest first, in bounded memory.</summary>
    public async IAsyncEnumerable<AuditEntry> ReadAsync(
        AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var batch = await ListAsync(query, BatchSize, cancellationToken);
            foreach (var entry in batch)
                yield return entry;
            if (batch.Count < BatchSize)
                yield break;
            query = query with { Before = batch[^1].Number };
        }
    }

    /// <summary>Follows the trail from its first entry to its last. May run beside writers.</summary>
    /// <param name="knownHash">The hash of an entry that was noted earlier, to be found again; null for none.</param>
    public async Task<AuditVerdict> VerifyAsync(string? knownHash, CancellationToken cancellationToken)
    {
        var head = await _database.FirstAsync(
            $"""SELECT "Number", "Hash", (SELECT COALESCE(MAX("Number"), 0) FROM "AuditEntries") FROM "AuditHead" WHERE "Id" = 1""",
            row => new Head(row.GetInt64(0), row.GetString(1), row.GetInt64(2)),
            cancellationToken);
        if (head is null)
            return new AuditVerdict(0, AuditEntry.NoHash, new BrokenLink(0, "The head of the trail is missing."));

        var (hash, number, found) = (AuditEntry.NoHash, 0L, knownHash is null ? (bool?)null : false);
        while (number < head.Number)
        {
            var (sql, values) = (Select + """ WHERE "Number" > @p0 ORDER BY "Number" LIMIT @p1""", new object?[] { number, BatchSize });
            var batch = await _database.ListAsync(sql, values, Read, cancellationToken);
            foreach (var entry in batch.TakeWhile(entry => entry.Number <= head.Number))
            {
                if (Against(entry, number, hash) is { } broken)
                    return new AuditVerdict(number, hash, broken) { HasKnownHash = found };
                (hash, number) = (entry.Hash, entry.Number);
                if (hash == knownHash)
                    found = true;
            }

            if (batch.Count == 0 || batch[0].Number > head.Number)
                return Cut(number, hash, found);
        }

        if (hash != head.Hash)
        {
            return new AuditVerdict(number, hash, new BrokenLink(number, "The head of the trail has another hash than its last entry."))
            {
                HasKnownHash = found,
            };
        }

        return new AuditVerdict(
            number,
            hash,
            head.Last > head.Number ? new BrokenLink(head.Number + 1, "There are entries after the head of the trail.") : null)
        {
            HasKnownHash = found,
        };
    }

    private static AuditVerdict Cut(long number, string hash, bool? found) =>
        new(number, hash, new BrokenLink(number + 1, "The entry is missing: the trail was cut off here.")) { HasKnownHash = found };

    private static BrokenLink? Against(AuditEntry entry, long before, string hashBefore)
    {
        if (entry.Number != before + 1)
            return new BrokenLink(before + 1, $"The entry is missing: {entry.Number} follows {before}.");
        if (entry.PreviousHash != hashBefore)
            return new BrokenLink(entry.Number, "The entry does not carry the hash of the one before.");
        return entry.IsWhole ? null : new BrokenLink(entry.Number, "The entry was changed: its hash does not fit what it says.");
    }

    private static (StringBuilder Sql, List<object?> Values) ToSql(AuditQuery query)
    {
        var sql = new StringBuilder(Select);
        var values = new List<object?>();
        Add("\"AccountId\" = {0}", query.AccountId);
        Add("\"ItemId\" = {0}", query.Item?.Value);
        Add("\"AtUtc\" >= {0}", query.FromUtc?.Ticks);
        Add("\"AtUtc\" < {0}", query.UntilUtc?.Ticks);
        Add("\"Number\" < {0}", query.Before);
        if (query.Action is { } action && action.Contains('.', StringComparison.Ordinal))
        {
            Add("\"Action\" = {0}", action);
        }
        else if (query.Action is { } kind)
        {
            // The sign after the point ends the range, so that an index serves it.
            Add("\"Action\" >= {0}", kind + ".");
            Add("\"Action\" < {0}", kind + "/");
        }

        return (sql, values);

        void Add(string condition, object? value)
        {
            if (value is null)
                return;
            sql.Append(values.Count == 0 ? " WHERE " : " AND ")
                .Append(condition.Replace("{0}", Database.ParameterName(values.Count), StringComparison.Ordinal));
            values.Add(value);
        }
    }

    private static AuditEntry Read(DbDataReader row) => new(
        row.GetInt64(0),
        new AuditDraft(
            row.Instant(1),
            row.TextOrNull(2),
            row.TextOrNull(3),
            row.GetString(4),
            row.GetString(5),
            row.TextOrNull(6),
            row.TextOrNull(7) is { } item ? new ItemId(item) : null,
            row.IntOrNull(8),
            row.TextOrNull(9),
            row.TextOrNull(10),
            row.TextOrNull(11)),
        row.GetString(12),
        row.GetString(13));

    private sealed record Head(long Number, string Hash, long Last);
}

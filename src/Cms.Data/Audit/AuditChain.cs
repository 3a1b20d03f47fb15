using Cms.Data.Transactions;

namespace Cms.Data.Audit;

/// <summary>Writes what a transaction has to say to the audit trail, as the last thing it does: only then does it hold the
/// head, which all other writers wait for.</summary>
internal static class AuditChain
{
    private const int Columns = 14;

    private const int BatchSize = 50;

    public static async Task AppendAsync(Database database, IReadOnlyList<AuditDraft> drafts, CancellationToken cancellationToken)
    {
        var head = await database.FirstAsync(
            $"""UPDATE "AuditHead" SET "Number" = "Number" + {drafts.Count} WHERE "Id" = 1 RETURNING "Number", "Hash" """,
            row => new Head(row.GetInt64(0), row.GetString(1)),
            cancellationToken)
            ?? throw new InvalidOperationException("The audit trail has no head: the row of AuditHead is missing.");

        var hash = head.Hash;
        var number = head.Number - drafts.Count;
        foreach (var batch in drafts.Chunk(BatchSize))
        {
            var entries = new List<AuditEntry>(batch.Length);
            foreach (var draft in batch)
            {
                var entry = AuditEntry.After(hash, ++number, draft);
                hash = entry.Hash;
                entries.Add(entry);
            }

            await InsertAsync(database, entries, cancellationToken);
        }

        await database.ExecuteAsync($"""UPDATE "AuditHead" SET "Hash" = {hash} WHERE "Id" = 1""", cancellationToken);
    }

    private static async Task InsertAsync(Database database, List<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var values = new List<object?>(entries.Count * Columns);
        foreach (var (number, draft, previousHash, hash) in entries)
        {
            values.AddRange([
                number, draft.AtUtc, draft.AccountId, draft.Agent, draft.Roles, draft.Action, draft.Subject, draft.Item?.Value,
                draft.Number, draft.From, draft.To, draft.Comment, previousHash, hash]);
        }

        var rows = Enumerable.Range(0, entries.Count).Select(row =>
            $"({string.Join(',', Enumerable.Range(row * Columns, Columns).Select(Database.ParameterName))})");
        await database.ExecuteAsync(
            $"""
            INSERT INTO "AuditEntries" ("Number", "AtUtc", "AccountId", "Agent", "Roles", "Action", "Subject", "ItemId", "ItemNumber",
                "FromText", "ToText", "Comment", "PreviousHash", "Hash")
            VALUES {string.Join(',', rows)}
            """,
            values,
            cancellationToken);
    }

    private sealed record Head(long Number, string Hash);
}

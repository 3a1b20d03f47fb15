using System.Data.Common;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Changes one item at a time. Writers of one item queue at a lock; the unique indexes hold what must hold anyway.</summary>
internal sealed class ItemWriter(Database database, UnitOfWork work, ItemLoader loader, TimeProvider time)
{
    private const string Savepoint = "item";

    private readonly ItemRows _rows = new(database);

    public async Task<SaveResult> SaveAsync(ContentItem item, int seen, ItemIndex index, CancellationToken cancellationToken)
    {
        if (!item.Latest)
            throw new ArgumentException("A saved version is the latest.", nameof(item));
        if (IndexLimits.Problem(index) is { } problem)
            throw new ArgumentException(problem, nameof(index));

        var state = await LockAsync(item.ContentItemId, cancellationToken);
        if (state.Seen != seen)
            return await ConflictAsync(state, cancellationToken);

        var now = time.GetUtcNow().UtcDateTime;
        var version = new NewVersion
        {
            VersionId = (item.ContentItemVersionId ?? VersionId.New()).Value,
            Number = state.Highest + 1,
            Item = item with
            {
                CreatedUtc = item.CreatedUtc ?? state.Latest?.CreatedUtc ?? now,
                ModifiedUtc = item.ModifiedUtc ?? now,
                PublishedUtc = item.PublishedUtc ?? (item.Published ? now : null),
            },
            Index = index,
            Hash = item.Content.Hash(),
            PreviousHash = item.Published ? state.LastPublicHash : null,
            WasPublished = item.Published,
            Latest = true,
            Published = item.Published,
        };

        return await GuardedAsync(
            async () =>
            {
                if (item.Published)
                    await RaiseAsync([state.Published?.VersionId], ContentMarks.Of(version), cancellationToken);
                if (state.Latest is { } latest)
                    await _rows.SetFlagsAsync([latest.VersionId], latest: false, latest.Published && !item.Published, cancellationToken);
                if (item.Published && state.Published is { Latest: false } published)
                    await _rows.SetFlagsAsync([published.VersionId], latest: false, published: false, cancellationToken);
                await _rows.InsertAsync([version], cancellationToken);
                return version.ToVersion();
            },
            violation => ItemRivals.FindAsync(database, violation, item.ContentItemId, index, cancellationToken),
            cancellationToken);
    }

    public async Task<SaveResult> PublishAsync(ItemId id, int seen, DateTime atUtc, CancellationToken cancellationToken)
    {
        var state = await LockAsync(id, cancellationToken);
        if (state.Latest is not { } latest || latest.Number != seen)
            return await ConflictAsync(state, cancellationToken);
        if (latest.Published)
            return new SaveResult.Saved(await CompleteAsync(latest, cancellationToken));

        return await GuardedAsync(
            async () =>
            {
                await RaiseAsync([state.Published?.VersionId, latest.VersionId], [], cancellationToken);
                if (state.Published is { } published)
                    await _rows.SetFlagsAsync([published.VersionId], latest: false, published: false, cancellationToken);
                await _rows.PublishAsync(latest.VersionId, state.LastPublicHash, atUtc, cancellationToken);
                return await CompleteAsync(
                    latest with { Published = true, PublishedUtc = atUtc, PreviousHash = state.LastPublicHash }, cancellationToken);
            },
            violation => ItemRivals.FindAsync(database, violation, id, latest.VersionId, cancellationToken),
            cancellationToken);
    }

    public async Task<SaveResult> UnpublishAsync(ItemId id, int seen, CancellationToken cancellationToken)
    {
        var state = await LockAsync(id, cancellationToken);
        if (state.Latest is not { } latest || latest.Number != seen)
            return await ConflictAsync(state, cancellationToken);

        if (state.Published is { } published)
        {
            await RaiseAsync([published.VersionId], [], cancellationToken);
            await _rows.SetFlagsAsync([published.VersionId], published.Latest, published: false, cancellationToken);
        }

        return new SaveResult.Saved(await CompleteAsync(latest with { Published = false }, cancellationToken));
    }

    public async Task<SaveResult> DiscardDraftAsync(ItemId id, int seen, CancellationToken cancellationToken)
    {
        var state = await LockAsync(id, cancellationToken);
        if (state.Latest is not { } latest || latest.Number != seen)
            return await ConflictAsync(state, cancellationToken);
        if (state.Published is not { Latest: false } published)
            throw new InvalidOperationException("There is no draft over a published version.");

        await _rows.SetFlagsAsync([latest.VersionId], latest: false, published: false, cancellationToken);
        await _rows.SetFlagsAsync([published.VersionId], latest: true, published: true, cancellationToken);
        return new SaveResult.Saved(await CompleteAsync(published with { Latest = true }, cancellationToken));
    }

    public async Task<SaveResult> DeleteAsync(ItemId id, int seen, CancellationToken cancellationToken)
    {
        var state = await LockAsync(id, cancellationToken);
        if (state.Latest is not { } latest || latest.Number != seen)
            return await ConflictAsync(state, cancellationToken);

        string[] flagged = state.Published is { Latest: false } published ? [latest.VersionId, published.VersionId] : [latest.VersionId];

        // Of a draft too: a translation of a deleted story is no longer stale.
        await RaiseAsync([state.Published?.VersionId], [ContentMarks.Item(id.Value)], cancellationToken);
        await _rows.SetFlagsAsync(flagged, latest: false, published: false, cancellationToken);
        return new SaveResult.Saved(await CompleteAsync(latest with { Latest = false, Published = false }, cancellationToken));
    }

    /// <summary>Tells what readers will see otherwise: what these stored versions stand in, before their index rows go.</summary>
    private async Task RaiseAsync(IEnumerable<string?> stored, IEnumerable<string> others, CancellationToken cancellationToken) =>
        work.RaiseContent([.. await ContentMarks.OfAsync(database, [.. stored.OfType<string>()], cancellationToken), .. others]);

    private async Task<State> LockAsync(ItemId id, CancellationToken cancellationToken)
    {
        database.RequireTransaction();
        await ItemLocks.OneAsync(database, id, cancellationToken);
        var flagged = await loader.EnvelopesAsync(
            $"""
            "ItemVersions" v WHERE v."ItemId" = {id} AND v."Latest"
            UNION ALL SELECT v."VersionId", v."ItemId", v."Number", v."ContentType", v."DisplayText", v."Latest", v."Published",
                v."CreatedUtc", v."ModifiedUtc", v."PublishedUtc", v."Owner", v."Author", v."Hash", v."PreviousHash"
            FROM "ItemVersions" v WHERE v."ItemId" = {id} AND v."Published" AND NOT v."Latest"
            """,
            cancellationToken);
        var highest = await database.FirstAsync(
            $"""SELECT COALESCE(MAX("Number"), 0) FROM "ItemVersions" WHERE "ItemId" = {id}""", row => row.GetInt32(0), cancellationToken);
        var lastPublicHash = await database.FirstAsync(
            $"""SELECT "Hash" FROM "ItemVersions" WHERE "ItemId" = {id} AND "WasPublished" ORDER BY "Number" DESC LIMIT 1""",
            row => row.GetString(0),
            cancellationToken);
        return new State(
            flagged.FirstOrDefault(version => version.Latest), flagged.FirstOrDefault(version => version.Published), highest, lastPublicHash);
    }

    /// <summary>Writes; if a unique index refuses, everything of this write is undone and the rival is named.</summary>
    private async Task<SaveResult> GuardedAsync(
        Func<Task<ItemVersion>> write, Func<UniqueViolationException, Task<SaveResult.Taken?>> rival, CancellationToken cancellationToken)
    {
        DbTransaction transaction = database.Transaction!;
        await transaction.SaveAsync(Savepoint, cancellationToken);
        try
        {
            var version = await write();
            await transaction.ReleaseAsync(Savepoint, cancellationToken);
            return new SaveResult.Saved(version);
        }
        catch (UniqueViolationException violation)
        {
            await transaction.RollbackAsync(Savepoint, cancellationToken);
            await transaction.ReleaseAsync(Savepoint, cancellationToken);
            if (await rival(violation) is { } taken)
                return taken;
            if (violation.Constraint == UniqueViolationException.VersionId)
                throw new InvalidOperationException("Another version has this version id.", violation);
            throw new DatabaseBusyException("Somebody else wrote the same item. Nothing was saved; try again.", violation);
        }
    }

    private async Task<SaveResult> ConflictAsync(State state, CancellationToken cancellationToken) =>
        new SaveResult.Conflict(state.Latest is null ? null : await CompleteAsync(state.Latest, cancellationToken));

    private async Task<ItemVersion> CompleteAsync(ItemVersionRecord record, CancellationToken cancellationToken) =>
        (await loader.CompleteAsync([record], cancellationToken))[0];

    /// <param name="Highest">The highest number of any version, flagged or not; 0 without one.</param>
    /// <param name="LastPublicHash">Of the version that is public, or was the last to be.</param>
    private sealed record State(ItemVersionRecord? Latest, ItemVersionRecord? Published, int Highest, string? LastPublicHash)
    {
        /// <summary>What an edit must be based on.</summary>
        public int Seen => Latest?.Number ?? Highest;
    }
}

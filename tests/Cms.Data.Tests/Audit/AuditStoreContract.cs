using System.Data.Common;
using Cms.Content.Items;
using Cms.Data.Audit;
using Cms.Data.Transactions;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data.Tests.Audit;

public abstract class AuditStoreContract(DatabaseProvider provider) : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync(provider);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Entries_of_writers_at_the_same_time_make_one_whole_chain()
    {
        var writers = TestLength.IsLong ? 40 : 8;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var i = 0; i < 5; i++)
                await AppendAsync([Draft($"item.saved", $"{writer}/{i}"), Draft("item.published", $"{writer}/{i}")]);
        }));

        var verdict = await VerifyAsync();
        Assert.Null(verdict.Broken);
        Assert.Equal(writers * 10, verdict.Count);
        var entries = await ListAsync(new AuditQuery());
        Assert.Equal(Enumerable.Range(1, writers * 10).Reverse().Select(n => (long)n), entries.Select(e => e.Number));
        Assert.Equal(verdict.HeadHash, entries[0].Hash);
    }

    [Fact]
    public async Task An_entry_is_there_with_its_transaction_or_not_at_all()
    {
        await AppendAsync([Draft("item.saved", "kept")]);
        await _database.InScopeAsync(async services =>
        {
            await using var transaction = await services.GetRequiredService<UnitOfWork>().BeginAsync(default);
            services.GetRequiredService<AuditStore>().Append(Draft("item.saved", "left"));
            return 0;
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.InScopeAsync(services =>
        {
            services.GetRequiredService<AuditStore>().Append(Draft("item.saved", "without"));
            return Task.FromResult(0);
        }));

        Assert.Equal(["kept"], (await ListAsync(new AuditQuery())).Select(e => e.Draft.Subject));
        Assert.Null((await VerifyAsync()).Broken);
    }

    [Fact]
    public async Task Entries_are_found_by_who_what_item_and_time()
    {
        var item = ItemId.New();
        await AppendAsync([
            Draft("item.saved", null) with { AccountId = "a", Item = item, Number = 3, Comment = "من دير الزور" },
            Draft("itemised.saved", null) with { AccountId = "b", AtUtc = Noon.AddDays(1) },
            Draft("item.published", null) with { AccountId = "b", Item = item, AtUtc = Noon.AddDays(2) },
        ]);

        Assert.Equal((long[])[3, 2], await NumbersAsync(new AuditQuery(AccountId: "b")));
        Assert.Equal((long[])[3, 1], await NumbersAsync(new AuditQuery(Action: "item")));
        Assert.Equal((long[])[1], await NumbersAsync(new AuditQuery(Action: "item.saved")));
        Assert.Equal((long[])[3, 1], await NumbersAsync(new AuditQuery(Item: item)));
        Assert.Equal((long[])[2], await NumbersAsync(new AuditQuery(FromUtc: Noon.AddDays(1), UntilUtc: Noon.AddDays(2))));
        Assert.Equal((long[])[1], await NumbersAsync(new AuditQuery(Item: item, Before: 3)));
        Assert.Equal("من دير الزور", (await ListAsync(new AuditQuery(AccountId: "a")))[0].Draft.Comment);
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_an_entry()
    {
        await AppendAsync([Draft("item.saved", "a")]);

        await Assert.ThrowsAnyAsync<DbException>(() => SqlAsync("""UPDATE "AuditEntries" SET "Comment" = 'x'"""));
        await Assert.ThrowsAnyAsync<DbException>(() => SqlAsync("""DELETE FROM "AuditEntries" """));
        if (provider == DatabaseProvider.PostgreSql)
            await Assert.ThrowsAnyAsync<DbException>(() => SqlAsync("""TRUNCATE "AuditEntries" """));
        Assert.Equal(1, (await VerifyAsync()).Count);
    }

    [Fact]
    public async Task What_was_tampered_with_past_the_triggers_is_named_by_its_first_broken_link()
    {
        await AppendAsync([.. Enumerable.Range(1, 10).Select(i => Draft("item.saved", $"{i}"))]);

        Assert.Equal(4, await BrokenByAsync("""UPDATE "AuditEntries" SET "Comment" = 'never said' WHERE "Number" = 4"""));
        Assert.Equal(7, await BrokenByAsync("""UPDATE "AuditEntries" SET "AtUtc" = "AtUtc" + 1 WHERE "Number" = 7"""));
        Assert.Equal(3, await BrokenByAsync("""UPDATE "AuditEntries" SET "AccountId" = 'somebody else' WHERE "Number" IN (3, 8)"""));
        Assert.Equal(5, await BrokenByAsync("""UPDATE "AuditEntries" SET "PreviousHash" = "Hash" WHERE "Number" = 5"""));
        Assert.Equal(6, await BrokenByAsync("""DELETE FROM "AuditEntries" WHERE "Number" = 6"""));
        Assert.Equal(1, await BrokenByAsync("""DELETE FROM "AuditEntries" WHERE "Number" = 1"""));
        Assert.Equal(9, await BrokenByAsync("""DELETE FROM "AuditEntries" WHERE "Number" > 8"""));
        Assert.Equal(1, await BrokenByAsync("""DELETE FROM "AuditEntries" """));
        Assert.Equal(10, await BrokenByAsync("""UPDATE "AuditHead" SET "Hash" = 'ab'"""));
        Assert.Equal(10, await BrokenByAsync(
            """UPDATE "AuditHead" SET "Number" = 9, "Hash" = (SELECT "Hash" FROM "AuditEntries" WHERE "Number" = 9)"""));
        Assert.Equal(0, await BrokenByAsync("""DELETE FROM "AuditHead" """));
        Assert.Null((await VerifyAsync()).Broken);
    }

    [Fact]
    public async Task A_head_that_was_noted_shows_a_chain_that_was_made_anew()
    {
        await AppendAsync([Draft("item.saved", "a")]);
        var noted = (await VerifyAsync()).HeadHash;
        await AppendAsync([Draft("item.saved", "b")]);
        Assert.True((await VerifyAsync(noted)).HasKnownHash);

        await _database.InScopeAsync(DropTriggersAsync);
        await SqlAsync("""DELETE FROM "AuditEntries" """);
        await SqlAsync($"""UPDATE "AuditHead" SET "Number" = 0, "Hash" = '{AuditEntry.NoHash}'""");
        await AppendAsync([Draft("item.saved", "c"), Draft("item.saved", "b")]);

        var verdict = await VerifyAsync(noted);
        Assert.Null(verdict.Broken);
        Assert.False(verdict.HasKnownHash);
    }

    private static AuditDraft Draft(string action, string? subject) => new(Noon, null, "system", "", action, subject);

    private Task<int> AppendAsync(IReadOnlyList<AuditDraft> drafts) => _database.InScopeAsync(async services =>
    {
        await using var transaction = await services.GetRequiredService<UnitOfWork>().BeginAsync(default);
        foreach (var draft in drafts)
            services.GetRequiredService<AuditStore>().Append(draft);
        await transaction.CommitAsync(default);
        return 0;
    });

    private Task<List<AuditEntry>> ListAsync(AuditQuery query) =>
        _database.InScopeAsync(services => services.GetRequiredService<AuditStore>().ListAsync(query, 1000, default));

    private async Task<long[]> NumbersAsync(AuditQuery query) => [.. (await ListAsync(query)).Select(e => e.Number)];

    private Task<AuditVerdict> VerifyAsync(string? known = null) =>
        _database.InScopeAsync(services => services.GetRequiredService<AuditStore>().VerifyAsync(known, default));

    private Task<int> SqlAsync(string sql) => _database.InScopeAsync(
        services => services.GetRequiredService<Database>().ExecuteAsync(sql, [], default));

    /// <summary>Tampers in a transaction that is given up in the end.</summary>
    private Task<long?> BrokenByAsync(string tampering) => _database.InScopeAsync(async services =>
    {
        await using var transaction = await services.GetRequiredService<UnitOfWork>().BeginAsync(default);
        await DropTriggersAsync(services);
        await services.GetRequiredService<Database>().ExecuteAsync(tampering, [], default);
        return (await services.GetRequiredService<AuditStore>().VerifyAsync(null, default)).Broken?.Number;
    });

    private async Task DropTriggersAsync(IServiceProvider services)
    {
        var on = provider == DatabaseProvider.PostgreSql ? " ON \"AuditEntries\"" : "";
        foreach (var trigger in (string[])["AuditEntries_are_final", "AuditEntries_stay"])
            await services.GetRequiredService<Database>().ExecuteAsync($"DROP TRIGGER \"{trigger}\"{on}", [], default);
    }
}

public sealed class SqliteAuditStoreTests() : AuditStoreContract(DatabaseProvider.Sqlite);

public sealed class PostgreSqlAuditStoreTests() : AuditStoreContract(DatabaseProvider.PostgreSql);

using System.Diagnostics;
using System.Globalization;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Transactions;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Cms.Data.Tests.Items;

/// <summary>The queries that every reader asks cost what they answer, not what is stored: each is a range of one index.</summary>
public abstract class ItemQueryPlanContract(DatabaseFixture fixture, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly ItemOrder[] NewestFirst = [new(new ItemField.Envelope(EnvelopeField.PublishedUtc), Descending: true)];

    private static readonly Dictionary<string, (ItemQuery Query, string Index)> Queries = new()
    {
        ["the newest of a section"] = (
            Articles(new ItemFilter.HasTerm("Article", "Section", ["section3"])) with { OrderBy = [.. NewestFirst], Take = 20 }, "IX_ItemTerms_Published"),
        ["a later page of a keyword"] = (
            Articles(new ItemFilter.HasTerm("Article", "Keywords", ["term7"])) with { OrderBy = [.. NewestFirst], Take = 20, Skip = 10 }, "IX_ItemTerms_Published"),
        ["an outlet's articles"] = (
            Articles(new ItemFilter.RefersToItem("SourcePart", "Outlet", ["outlet9"])) with { OrderBy = [.. NewestFirst], Take = 20 }, "IX_ItemReferences_Published"),
        ["the newest of a type"] = (Articles(null) with { OrderBy = [.. NewestFirst], Take = 20 }, "IX_ItemVersions_ByPublished"),
        ["the newest created"] = (Articles(null) with { Take = 20 }, "IX_ItemVersions_ByCreated"),
        ["an article by path"] = (
            Articles(new ItemFilter.Compare(new ItemField.Path(), Comparison.Equal, "news/nowhere")) with { Take = 1 }, "IX_ItemRoutes_OnePublished"),
        ["the desk's list"] = (
            new ItemQuery { Status = VersionStatus.Latest, Take = 20, OrderBy = [new(new ItemField.Envelope(EnvelopeField.ModifiedUtc), Descending: true)] },
            "IX_ItemVersions_LatestByModified"),
    };

    public async Task InitializeAsync()
    {
        foreach (var batch in Enumerable.Range(0, TestLength.Of(3_000, 20_000)).Select(BigArticle.Create).Chunk(500))
            await fixture.WriteItemsAsync(items => items.ImportAsync(batch, default));
        if (fixture.Provider == DatabaseProvider.PostgreSql)
            await fixture.SqlAsync($"VACUUM ANALYZE");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_readers_queries_are_ranges_of_an_index_in_its_order()
    {
        foreach (var (name, (query, index)) in Queries)
        {
            var plan = await PlanAsync(ItemQuerySql.Select(query, fixture.Provider == DatabaseProvider.PostgreSql));
            output.WriteLine($"{name}\n{plan}\n");

            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.Matches(index == "IX_ItemRoutes_OnePublished" ? "Index Scan|INDEX" : $"(Index Only Scan using \"|COVERING INDEX ){index}", plan);
            AssertOrdered(plan);
        }
    }

    [Fact]
    public async Task A_total_is_counted_in_an_index()
    {
        var plan = await PlanAsync(ItemQuerySql.Count(Queries["a later page of a keyword"].Query, fixture.Provider == DatabaseProvider.PostgreSql));
        output.WriteLine(plan);

        Assert.Contains("IX_ItemTerms_Published", plan, StringComparison.Ordinal);
        Assert.Matches("Index Only Scan|COVERING INDEX", plan);
        Assert.DoesNotContain("ItemVersions", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_readers_queries_say_how_long_they_take()
    {
        foreach (var (name, (query, _)) in Queries)
        {
            await fixture.ReadItemsAsync(items => items.QueryAsync(query, default));
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 50; i++)
                await fixture.ReadItemsAsync(items => items.QueryAsync(query, default));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fixture.Provider}, {name}: {watch.Elapsed.TotalMilliseconds / 50:F2} ms"));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), name);
        }
    }

    protected abstract void AssertOrdered(string plan);

    private async Task<string> PlanAsync((string Sql, List<object?> Values) statement)
    {
        var postgreSql = fixture.Provider == DatabaseProvider.PostgreSql;
        var lines = await fixture.Database.InScopeAsync(services => services.GetRequiredService<Database>().ListAsync(
            (postgreSql ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + statement.Sql,
            statement.Values,
            row => row.GetString(postgreSql ? 0 : 3),
            default));
        return string.Join('\n', lines);
    }

    private static ItemQuery Articles(ItemFilter? where) => new() { ContentTypes = ["Article"], Where = where };
}

public sealed class SqliteItemQueryPlanTests(SqliteFixture fixture, ITestOutputHelper output)
    : ItemQueryPlanContract(fixture, output), IClassFixture<SqliteFixture>
{
    /// <summary>The slice comes out of the index in order; only its few rows are sorted once more beside their envelopes.</summary>
    protected override void AssertOrdered(string plan) =>
        Assert.True(plan.Split("TEMP B-TREE").Length <= 2, plan);
}

public sealed class PostgreSqlItemQueryPlanTests(PostgreSqlFixture fixture, ITestOutputHelper output)
    : ItemQueryPlanContract(fixture, output), IClassFixture<PostgreSqlFixture>
{
    protected override void AssertOrdered(string plan) => Assert.Contains("Limit", plan, StringComparison.Ordinal);
}

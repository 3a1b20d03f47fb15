using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Testing;
using Xunit.Abstractions;

namespace Cms.Data.Tests.Items;

public abstract class ItemPagesContract(DatabaseFixture fixture, ITestOutputHelper output)
{
    [Fact]
    public async Task Pages_behind_a_position_and_slices_for_each_target_give_what_whole_queries_give()
    {
        var random = Seeds.Create(output.WriteLine);
        var generator = new QueryGenerator(random);
        var reference = new ReferenceQuery(await ItemQueryContract.FillAsync(fixture, generator, random));

        for (var i = 0; i < TestLength.Of(60, 2_000); i++)
        {
            var query = generator.Query() with { Skip = 0, Take = 1000, Where = random.Next(3) == 0 ? generator.Query().Where : null };
            var expected = reference.Run(query);
            foreach (var fromEnd in new[] { false, true })
            {
                var seen = new List<VersionId>();
                var page = query with { Take = random.Next(1, 40), FromEnd = fromEnd };
                while (await fixture.ReadItemsAsync(items => items.PageAsync(page, default)) is { Count: > 0 } found)
                {
                    seen.InsertRange(fromEnd ? 0 : seen.Count, found.Select(placed => placed.Version.VersionId));
                    Assert.All(found, placed => Assert.True(placed.Position.Fits(query.Orders), placed.Position.ToString()));
                    page = fromEnd ? page with { Before = found[0].Position } : page with { After = found[^1].Position };
                    Assert.True(seen.Count <= expected.Count, $"Query {i} does not end\n{ItemQueryContract.Describe(query)}");
                }

                Assert.True(
                    expected.SequenceEqual(seen),
                    $"Query {i}, from {(fromEnd ? "end" : "start")}: expected {expected.Count}, found {seen.Count}\n{ItemQueryContract.Describe(query)}\n{ItemQuerySql.Select(page, fixture.Provider == DatabaseProvider.PostgreSql).Sql}");
            }
        }

        await SlicesAsync(generator, random);
    }

    /// <summary>A slice for each of several targets is what a query for each would give.</summary>
    private async Task SlicesAsync(QueryGenerator generator, Random random)
    {
        for (var i = 0; i < TestLength.Of(30, 1_000); i++)
        {
            var query = generator.Query() with { Take = random.Next(1, 6), Skip = random.Next(3) };
            string[] targets = [.. generator.Ids.Take(random.Next(1, 16))];
            var each = await fixture.ReadItemsAsync(items => items.QueryEachAsync(query, "Article", "Color", targets, default));
            foreach (var target in targets)
            {
                var refers = new ItemFilter.RefersToItem("Article", "Color", [target]);
                var alone = await fixture.ReadItemsAsync(items => items.QueryAsync(
                    query with { Where = query.Where is null ? refers : new ItemFilter.And([refers, query.Where]) }, default));
                Assert.Equal(alone.Select(v => v.VersionId), each.GetValueOrDefault(target)?.Select(v => v.VersionId) ?? []);
            }
        }
    }
}

public sealed class SqliteItemPagesTests(SqliteFixture fixture, ITestOutputHelper output)
    : ItemPagesContract(fixture, output), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlItemPagesTests(PostgreSqlFixture fixture, ITestOutputHelper output)
    : ItemPagesContract(fixture, output), IClassFixture<PostgreSqlFixture>;

using System.Collections.Immutable;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Testing;
using Xunit.Abstractions;
using static Cms.Data.Tests.Items.Sample;

namespace Cms.Data.Tests.Items;

public abstract class ItemQueryContract(DatabaseFixture fixture, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_query_gives_what_the_plain_evaluation_in_memory_gives()
    {
        var random = Seeds.Create(output.WriteLine);
        var generator = new QueryGenerator(random);
        var reference = new ReferenceQuery(await FillAsync(fixture, generator, random));

        for (var i = 0; i < TestLength.Of(500, 10_000); i++)
        {
            var query = generator.Query();
            var found = await fixture.ReadItemsAsync(items => items.QueryAsync(query, default));
            var count = await fixture.ReadItemsAsync(items => items.CountAsync(query, default));

            Assert.True(
                reference.Run(query).SequenceEqual(found.Select(version => version.VersionId)),
                $"Query {i}: expected {reference.Run(query).Count}, found {found.Count}\n{Describe(query)}\n{ItemQuerySql.Select(query, fixture.Provider == DatabaseProvider.PostgreSql).Sql}");
            Assert.True(reference.Count(query) == count, $"Count {i}: expected {reference.Count(query)}, found {count}\n{Describe(query)}");
        }
    }

    [Fact]
    public async Task A_page_beyond_the_end_is_empty_and_a_negative_one_an_error()
    {
        Assert.Empty(await fixture.ReadItemsAsync(items => items.QueryAsync(new ItemQuery { Skip = 100_000 }, default)));
        Assert.Empty(await fixture.ReadItemsAsync(items => items.QueryAsync(new ItemQuery { Take = 0 }, default)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fixture.ReadItemsAsync(items => items.QueryAsync(new ItemQuery { Skip = -1 }, default)));
    }

    [Fact]
    public async Task A_value_of_the_wrong_kind_is_an_error_not_a_guess() =>
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.ReadItemsAsync(items => items.QueryAsync(
            new ItemQuery { Where = new ItemFilter.Compare(new ItemField.Envelope(EnvelopeField.CreatedUtc), Comparison.Equal, "yesterday") }, default)));

    internal static async Task<List<ReferenceQuery.Stored>> FillAsync(DatabaseFixture fixture, QueryGenerator generator, Random random)
    {
        var indexes = new Dictionary<VersionId, ItemIndex>();
        foreach (var id in generator.Ids)
        {
            for (var seen = 0; seen < random.Next(1, 4); seen++)
            {
                var item = generator.Item(id, random.Next(2) == 0);
                var index = generator.Index(id);
                var saved = await SavedAsync(fixture.WriteItemsAsync(items => items.SaveAsync(item, seen, index, default)));
                indexes[saved.VersionId] = index;
            }
        }

        var stored = new List<ReferenceQuery.Stored>();
        foreach (var id in generator.Ids)
        {
            foreach (var version in await fixture.ReadItemsAsync(items => items.ListVersionsAsync(new ItemId(id), default)))
                stored.Add(new ReferenceQuery.Stored(version, indexes[version.VersionId]));
        }

        return stored;
    }

    internal static string Describe(object? value) => value switch
    {
        ItemQuery query => $"{query.Status} [{string.Join(',', query.ContentTypes)}] where {Describe(query.Where)} order [{string.Join("; ", query.OrderBy)}] {query.Skip}+{query.Take}",
        ItemFilter.And and => $"({string.Join(" and ", and.All.Select(Describe))})",
        ItemFilter.Or or => $"({string.Join(" or ", or.Any.Select(Describe))})",
        ItemFilter.Not not => $"not {Describe(not.Inner)}",
        ItemFilter.Compare compare => $"{compare.Field} {compare.Op} [{string.Join(", ", compare.Values.Select(v => v ?? "null"))}]",
        ItemFilter.RefersTo to => $"{to.Field} refers to {Describe(to.Target)}",
        ItemFilter.RefersToItem to => $"{to.Field} refers to [{string.Join(',', to.ItemIds)}]",
        ItemFilter.HasTerm term => $"{term.Field} has [{string.Join(',', term.TermIds)}]",
        _ => value?.ToString() ?? "nothing",
    };
}

public sealed class SqliteItemQueryTests(SqliteFixture fixture, ITestOutputHelper output)
    : ItemQueryContract(fixture, output), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlItemQueryTests(PostgreSqlFixture fixture, ITestOutputHelper output)
    : ItemQueryContract(fixture, output), IClassFixture<PostgreSqlFixture>;

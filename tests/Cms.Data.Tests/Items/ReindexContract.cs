using Cms.Content.Indexing;
using Cms.Content.Queries;
using Cms.Data.Items;
using Microsoft.Extensions.DependencyInjection;
using static Cms.Data.Tests.Items.Sample;

namespace Cms.Data.Tests.Items;

/// <summary>Index rows follow changed definitions in small steps, each of its own, whoever does the next one.</summary>
public abstract class ReindexContract(DatabaseFixture fixture)
{
    private static readonly ItemFilter IsRed = new ItemFilter.Compare(
        new ItemField.Value("Article", "Color", ValueKind.Text), Comparison.Equal, "red");

    [Fact]
    public async Task Steps_give_every_latest_and_published_version_its_new_rows_and_raise_the_epoch_at_the_end()
    {
        for (var i = 0; i < 7; i++)
        {
            var item = Article($"t{i}", published: i % 2 == 0);
            await SavedAsync(fixture.WriteItemsAsync(items => items.SaveAsync(item, 0, Index(path: $"p{i}", text: "old words"), default)));
            if (i == 0)
                await SavedAsync(fixture.WriteItemsAsync(items => items.SaveAsync(item with { Published = false }, 1, Index(path: "p0", text: "old words"), default)));
        }

        var before = await EpochAsync();
        Assert.False(await StepAsync(Noon));
        await fixture.CommitAsync(async services =>
        {
            await services.GetRequiredService<ReindexStore>().AskAsync(["Article", "Nothing"], Noon, default);
            return 0;
        });
        Assert.Equal(["Article"], await fixture.SqlTextsAsync($"""SELECT "ContentType" FROM "Reindexings" """));
        Assert.False(await StepAsync(Noon.AddTicks(-1)));

        // Asked for again in between, it begins again.
        Assert.True(await StepAsync(Noon));
        await fixture.CommitAsync(async services =>
        {
            await services.GetRequiredService<ReindexStore>().AskAsync(["Article"], Noon, default);
            return 0;
        });
        for (var i = 0; i < 4; i++) // seven items have eight such versions
        {
            Assert.True(await StepAsync(Noon));
            Assert.Equal(before, await EpochAsync());
        }

        Assert.True(await StepAsync(Noon));
        Assert.False(await StepAsync(Noon));
        Assert.True(await EpochAsync() > before);

        Assert.Equal(4, await CountAsync(VersionStatus.Published, IsRed));
        Assert.Equal(7, await CountAsync(VersionStatus.Latest, IsRed));
        Assert.Equal(4, await CountAsync(VersionStatus.Published, new ItemFilter.Search("new")));
        Assert.Equal(0, await CountAsync(VersionStatus.All, new ItemFilter.Search("old")));
        Assert.Equal(1, await CountAsync(VersionStatus.Published, new ItemFilter.Compare(new ItemField.Path(), Comparison.Equal, "p2")));
    }

    private Task<int> CountAsync(VersionStatus status, ItemFilter where) =>
        fixture.ReadItemsAsync(items => items.CountAsync(new ItemQuery { Status = status, Where = where }, default));

    private Task<bool> StepAsync(DateTime now) => fixture.CommitAsync(services => services.GetRequiredService<ReindexStore>().StepAsync(
        now,
        2,
        item => Index(text: "new words") with { Values = [new ValueEntry("Article", "Color", "red", null, null, null)] },
        default));

    private async Task<long> EpochAsync() =>
        long.Parse((await fixture.SqlTextsAsync($"""SELECT "Value" FROM "Epochs" WHERE "Name" = 'content' """))[0], System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class SqliteReindexTests(SqliteFixture fixture) : ReindexContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlReindexTests(PostgreSqlFixture fixture) : ReindexContract(fixture), IClassFixture<PostgreSqlFixture>;

using Cms.Content.Items;
using Cms.Content.Queries;
using static Cms.Data.Tests.Items.Sample;

namespace Cms.Data.Tests.Items;

public abstract class ItemSearchContract(DatabaseFixture fixture)
{
    [Fact]
    public async Task A_search_finds_every_word_in_any_form_of_writing_the_last_as_a_prefix()
    {
        var title = await AddAsync("Deir-ez-Zor’s bridge re-opened", "en");
        var arabic = await AddAsync("أُعيدَ فتح الجسر في مدينة دير الزور", "ar");

        foreach (var text in (string[])["bridge", "BRIDGE deir", "deir-ez-zor", "zor brid", "opened"])
            Assert.Contains(title, await SearchAsync(text));
        foreach (var text in (string[])["الجسر", "دير الزور", "اعيد", "مدينه", "مدي", "الزور فتح"])
            Assert.Contains(arabic, await SearchAsync(text));
        foreach (var text in (string[])["dei zor", "ridge", "جسور بعيدة"])
        {
            Assert.DoesNotContain(title, await SearchAsync(text));
            Assert.DoesNotContain(arabic, await SearchAsync(text));
        }
    }

    [Fact]
    public async Task Where_the_language_is_known_PostgreSql_finds_other_forms_of_a_word_too()
    {
        var english = await AddAsync("The bridges were opened", "en-GB");
        var other = await AddAsync("The bridges were opened", "xx");

        var found = await SearchAsync("opening bridge");

        Assert.Equal(fixture.Provider == DatabaseProvider.PostgreSql, found.Contains(english));
        Assert.DoesNotContain(other, found);
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("a'b \"c\" & | ! ( ) : * ^ ~ \\ <-> NEAR AND OR NOT")]
    [InlineData("%")]
    [InlineData("{0} {")]
    [InlineData("🙂 ")]
    [InlineData("")]
    public async Task A_search_takes_any_text(string text)
    {
        await SearchAsync(text);
        await SearchAsync("x " + text);
        await SearchAsync(text + " x");
    }

    private async Task<ItemId> AddAsync(string text, string culture)
    {
        var item = Article(text, published: true) with { ContentType = "Searched" };
        await SavedAsync(fixture.WriteItemsAsync(items => items.SaveAsync(item, 0, Index(culture: culture, text: text), default)));
        return item.ContentItemId;
    }

    private async Task<IEnumerable<ItemId>> SearchAsync(string text) =>
        (await fixture.ReadItemsAsync(items => items.QueryAsync(
            new ItemQuery { ContentTypes = ["Searched"], Where = new ItemFilter.Search(text) }, default)))
        .Select(version => version.ContentItemId);
}

public sealed class SqliteItemSearchTests(SqliteFixture fixture) : ItemSearchContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlItemSearchTests(PostgreSqlFixture fixture) : ItemSearchContract(fixture), IClassFixture<PostgreSqlFixture>;

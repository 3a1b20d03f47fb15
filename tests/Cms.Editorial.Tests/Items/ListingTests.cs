using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;

namespace Cms.Editorial.Tests.Items;

public sealed class ListingTests(NewsroomSites sites) : IClassFixture<NewsroomSites>
{
    private static readonly ItemId Keywords = new("taxkeywords00000000000000a");

    public static TheoryData<DatabaseProvider> Providers => NewsroomSites.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_new_keyword_is_there_at_once_and_once_whatever_its_case(DatabaseProvider provider)
    {
        var site = sites[provider];
        var editor = await site.SignInAsync($"e{Guid.NewGuid():n}"[..20], "Editor");
        Task<Result<string>> AddTerm(string name, Actor actor) =>
            site.RunAsync<AddTerm, Result<string>>(a => a.RunAsync(Keywords, name, actor, default));

        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => AddTerm(i % 2 == 0 ? "Night  Buses" : " night buses ", editor))));

        Assert.All(ids, id => Assert.True(id.Succeeded, id.Problem?.Message));
        var id = Assert.Single(ids.Select(i => i.Value).Distinct());
        var terms = await site.RunAsync<Terms, TermIndex>(async t => await t.GetAsync(default));
        var term = terms.Find(id)!;
        Assert.Equal(("keywords/night-buses", Keywords), (term.Path, term.Taxonomy));
        Assert.Same(term, Assert.Single(terms.FindByName("NIGHT BUSES")));
        Assert.Same(term, terms.FindByPath("/keywords/night-buses"));

        Assert.Equal("bad-name", (await AddTerm(" ", editor)).Problem!.Code);
        Assert.Equal("no-such-taxonomy", (await site.RunAsync<AddTerm, Result<string>>(a => a.RunAsync(new ItemId("none"), "x", editor, default))).Problem!.Code);
        Assert.Equal("may-not-add-terms", (await AddTerm("x", await site.SignInAsync($"t{Guid.NewGuid():n}"[..20], "Translator"))).Problem!.Code);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_desk_s_list_searches_pages_and_says_what_is_public(DatabaseProvider provider)
    {
        var site = sites[provider];
        var editor = await site.SignInAsync($"e{Guid.NewGuid():n}"[..20], "Editor");
        var word = $"w{Guid.NewGuid():n}";
        var first = await SaveAsync(site, "Page", $"Alpha {word}", editor);
        var second = await SaveAsync(site, "Page", $"Beta {word}", editor);
        var third = await SaveAsync(site, "Contributor", $"Gamma {word}", editor);
        await site.RunAsync<PublishItem, Result<ItemVersion>>(p => p.RunAsync(second.ContentItemId, 1, editor, default));
        await SaveAsync(site, "Page", $"Beta again {word}", editor, second.ContentItemId, 1);

        var all = await ListAsync(site, new ItemListInput(word, Sort: ItemSort.Title), editor);
        Assert.Equal([first.ContentItemId, second.ContentItemId, third.ContentItemId], all.Value.Rows.Select(r => r.Id));
        Assert.Equal((3, 1, 25), (all.Value.Total, all.Value.Page, all.Value.PageSize));
        var row = all.Value.Rows[1];
        Assert.Equal((true, true, 2, "Page", "en", editor.Name), (row.IsPublished, row.HasDraft, row.Number, row.TypeName, row.Culture, row.Author));
        Assert.False(all.Value.Rows[0].IsPublished);

        var paged = (await ListAsync(site, new ItemListInput(word, "Page", Sort: ItemSort.Title, Page: 2, PageSize: 1), editor)).Value;
        Assert.Equal((second.ContentItemId, 2), (Assert.Single(paged.Rows).Id, paged.Total));
        Assert.Empty((await ListAsync(site, new ItemListInput($"{word}x"), editor)).Value.Rows);

        var anonymous = await site.RunAsync<ActorSource, Actor>(async a => await a.AnonymousAsync(default));
        Assert.Equal("may-not-list", (await ListAsync(site, new ItemListInput(), anonymous)).Problem!.Code);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_may_see_only_the_own_drafts_gets_only_those(DatabaseProvider provider)
    {
        var site = sites[provider];
        var account = $"a{Guid.NewGuid():n}";
        var mine = await SaveAsync(site, "Article", "Mine", Owner(account));
        var theirs = await SaveAsync(site, "Article", "Theirs", Actor.System);
        var page = await SaveAsync(site, "Page", "Page", Actor.System);
        var query = new ItemQuery { ContentTypes = ["Article", "Page"], Status = VersionStatus.Latest, Take = 1000 };

        Assert.Equal([mine.ContentItemId], await IdsAsync(Owner(account)));
        Assert.Equal(1, await site.RunAsync<CountItems, int>(c => c.RunAsync(query, Owner(account), default)));
        var pages = await IdsAsync(Owner(account, "Edit_Page"));
        Assert.Contains(page.ContentItemId, pages);
        Assert.Contains(mine.ContentItemId, pages);
        Assert.DoesNotContain(theirs.ContentItemId, pages);
        Assert.Empty(await IdsAsync(Owner(account, "Edit_Page") with { Denied = ["EditContent", "Edit_Article", "Edit_Page"] }));

        async Task<ItemId[]> IdsAsync(Actor actor) =>
            [.. (await site.RunAsync<QueryItems, IReadOnlyList<ItemVersion>>(q => q.RunAsync(query, actor, default))).Select(v => v.ContentItemId)];
    }

    private static Actor Owner(string account, params string[] more) => new(account, "x", [], ["EditOwn_Article", .. more], [], false);

    private static async Task<ItemVersion> SaveAsync(NewsroomSite site, string type, string title, Actor actor, ItemId? id = null, int seen = 0)
    {
        var content = ItemContent.From(new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = title } });
        var saved = await site.RunAsync<SaveDraft, Result<ItemVersion>>(s => s.RunAsync(new SaveDraftInput(id, type, content, seen), actor, default));
        return saved.Value;
    }

    private static Task<Result<ItemPage>> ListAsync(NewsroomSite site, ItemListInput input, Actor actor) =>
        site.RunAsync<ListItems, Result<ItemPage>>(l => l.RunAsync(input, actor, default));
}

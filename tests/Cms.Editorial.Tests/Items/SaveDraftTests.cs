using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Translations.Segments;

namespace Cms.Editorial.Tests.Items;

public sealed class SaveDraftTests(NewsroomSites sites) : IClassFixture<NewsroomSites>
{
    public static TheoryData<DatabaseProvider> Providers => NewsroomSites.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_new_item_gets_display_text_path_culture_and_set_and_belongs_to_who_made_it(DatabaseProvider provider)
    {
        var editor = await EditorAsync(provider);
        var version = (await SaveAsync(provider, "Page", """{"TitlePart":{"Title":"  Où  est la Gare? "}}""", editor)).Value;

        Assert.Equal("Où est la Gare?", version.Item.DisplayText);
        Assert.Equal("ou-est-la-gare", version.Content.Text("AutoroutePart", "Path"));
        Assert.Equal("en", version.Content.Text("LocalizationPart", "Culture"));
        Assert.False(string.IsNullOrEmpty(version.Content.Text("LocalizationPart", "LocalizationSet")));
        Assert.Equal((editor.AccountId, editor.Name, 1), (version.Item.Owner, version.Item.Author, version.Number));
        Assert.Equal((true, false), (version.Item.Latest, version.Item.Published));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Equal_titles_get_paths_of_their_own_but_only_within_a_culture(DatabaseProvider provider)
    {
        async Task<string?> PathAsync(string culture) =>
            (await SaveAsync(provider, "Page", $$$"""{"TitlePart":{"Title":"Same Title"},"LocalizationPart":{"Culture":"{{{culture}}}"}}""")).Value.Content.Text("AutoroutePart", "Path");

        Assert.Equal("same-title", await PathAsync("en"));
        Assert.Equal("same-title-2", await PathAsync("en"));
        Assert.Equal("same-title-3", await PathAsync("en"));
        Assert.Equal("same-title", await PathAsync("fr"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_reserved_word_is_no_path(DatabaseProvider provider)
    {
        var made = await SaveAsync(provider, "Page", """{"TitlePart":{"Title":"Admin"}}""");
        Assert.NotEqual("admin", made.Value.Content.Text("AutoroutePart", "Path"));

        foreach (var path in (string[])["admin", "API/x", "media", "health/live", "feed.rss", "sitemap.xml", "a//b", "a/../b", "a b", "a?b", "a\\b"])
        {
            var refused = await SaveAsync(provider, "Page", new JsonObject { ["AutoroutePart"] = new JsonObject { ["Path"] = path } }.ToJsonString());
            Assert.Equal("AutoroutePart.Path", Assert.Single(refused.Problem!.Details).Place);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_path_of_something_public_changes_only_when_somebody_changes_it(DatabaseProvider provider)
    {
        var first = (await SaveAsync(provider, "Outlet", """{"TitlePart":{"Title":"Old Name"},"Outlet":{"RightsBasis":{"Text":"permission"},"Verification":{"Text":"verified"}}}""")).Value;
        var published = await PublishAsync(provider, first);
        Assert.True(published.Succeeded, published.Problem?.Message);
        const string Renamed = """{"TitlePart":{"Title":"New Name"},"AutoroutePart":{"Path":""},"Outlet":{"RightsBasis":{"Text":"permission"},"Verification":{"Text":"verified"}}}""";

        var second = (await SaveAsync(provider, "Outlet", Renamed, id: first.ContentItemId, seen: 1)).Value;
        Assert.Equal(("New Name", "outlets/old-name"), (second.Item.DisplayText, second.Content.Text("AutoroutePart", "Path")));

        var third = (await SaveAsync(provider, "Outlet", Renamed.Replace("\"\"", "\"outlets/chosen\"", StringComparison.Ordinal), id: first.ContentItemId, seen: 2)).Value;
        Assert.Equal("outlets/chosen", third.Content.Text("AutoroutePart", "Path"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_edit_of_an_old_version_is_refused_and_says_who_saved_meanwhile_to_those_who_may_know(DatabaseProvider provider)
    {
        var editor = await EditorAsync(provider);
        var translator = await sites[provider].SignInAsync($"t{Guid.NewGuid():n}"[..20], "Translator");
        var version = (await SaveAsync(provider, "Article", """{"TitlePart":{"Title":"Mine"}}""", translator)).Value;
        await SaveAsync(provider, "Article", """{"TitlePart":{"Title":"Theirs"}}""", editor, version.ContentItemId, 1);

        var stale = await SaveAsync(provider, "Article", """{"TitlePart":{"Title":"Mine again"}}""", translator, version.ContentItemId, 1);
        Assert.Equal((ProblemKind.Conflict, "changed-meanwhile"), (stale.Problem!.Kind, stale.Problem.Code));
        Assert.Contains("Version 2", stale.Problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(editor.Name, stale.Problem.Message, StringComparison.Ordinal);

        var seenByEditor = await SaveAsync(provider, "Article", """{"TitlePart":{"Title":"x"}}""", editor, version.ContentItemId, 1);
        Assert.Contains(editor.Name, seenByEditor.Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_two_edits_of_the_same_version_one_is_kept(DatabaseProvider provider)
    {
        var version = (await SaveAsync(provider, "Page", """{"TitlePart":{"Title":"Race"}}""")).Value;
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => SaveAsync(provider, "Page", $$$"""{"TitlePart":{"Title":"Race {{{i}}}"}}""", id: version.ContentItemId, seen: 1))));

        Assert.Single(results, r => r.Succeeded);
        Assert.All(results.Where(r => !r.Succeeded), r => Assert.Equal("changed-meanwhile", r.Problem!.Code));
        Assert.Equal(2, (await sites[provider].RunAsync<ItemStore, ItemVersion?>(s => s.FindLatestAsync(version.ContentItemId, default)))!.Number);
    }

    public static TheoryData<DatabaseProvider, string, string> BadContents()
    {
        (string Json, string Place)[] cases =
        [
            ("""{"Article":{"Kind":{"Text":"gossip"}}}""", "Article.Kind"),
            ("""{"Article":{"Summary":{"Text":5}}}""", "Article.Summary"),
            ("""{"Article":{"Summary":"text"}}""", "Article.Summary"),
            ("""{"Article":[]}""", "Article"),
            ("""{"Article":{"Section":{"TermContentItemIds":["a","b"]}}}""", "Article.Section"),
            ("""{"Article":{"Section":{"TermContentItemIds":["with space"]}}}""", "Article.Section"),
            ("""{"Article":{"ReadAlso":{"ContentItemIds":"one"}}}""", "Article.ReadAlso"),
            ("""{"Article":{"LeadImage":{"Paths":["../../etc/passwd"]}}}""", "Article.LeadImage"),
            ("""{"Article":{"LeadImage":{"Paths":["a.jpg","b.jpg"]}}}""", "Article.LeadImage"),
            ("""{"TranslatorPart":{"MachineShare":{"Value":101}}}""", "TranslatorPart.MachineShare"),
            ("""{"SourcePart":{"OriginalUrl":{"Text":"javascript:alert(1)"}}}""", "SourcePart.OriginalUrl"),
            ("""{"SourcePart":{"OriginalPublishedUtc":{"Value":"yesterday"}}}""", "SourcePart.OriginalPublishedUtc"),
            ("""{"SourcePart":{"Outlet":{"ContentItemIds":["a","b"]}}}""", "SourcePart.Outlet"),
            ("""{"LocalizationPart":{"Culture":"not a culture"}}""", "LocalizationPart.Culture"),
            ("""{"TitlePart":{"Title":7}}""", "TitlePart.Title"),
        ];
        var data = new TheoryData<DatabaseProvider, string, string>();
        foreach (var (json, place) in cases)
            data.Add(DatabaseProvider.Sqlite, json, place);
        return data;
    }

    [Theory]
    [MemberData(nameof(BadContents))]
    public async Task Content_that_breaks_its_definition_is_refused_with_its_place(DatabaseProvider provider, string json, string place)
    {
        var refused = await SaveAsync(provider, "Article", json);

        Assert.Equal("invalid-content", refused.Problem?.Code);
        Assert.Equal(place, Assert.Single(refused.Problem!.Details).Place);
    }

    [Fact]
    public async Task A_body_of_more_than_a_megabyte_is_refused()
    {
        var refused = await SaveAsync(
            DatabaseProvider.Sqlite, "Page", new JsonObject { ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = new string('ن', 600_000) } }.ToJsonString());

        Assert.Equal("MarkdownBodyPart.Markdown", refused.Problem!.Details[0].Place);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Names_of_terms_follow_their_ids(DatabaseProvider provider)
    {
        var version = (await SaveAsync(
            provider, "Article", """{"TitlePart":{"Title":"Tagged"},"Article":{"Keywords":{"TermContentItemIds":["termdeirezzor0000000000000"],"TagNames":["Wrong"]}}}""")).Value;

        Assert.Equal(["Deir-ez-Zor"], version.Content.Texts("Article", "Keywords", "TagNames"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_changed_source_is_the_next_revision_and_the_same_one_is_not(DatabaseProvider provider)
    {
        static string Story(string text) =>
            $$$$"""{"TitlePart":{"Title":"خبر"},"SourceRevisionPart":{"Language":{"Text":"ar"},"Text":{"Markdown":"{{{{text}}}}"}}}""";

        var first = (await SaveAsync(provider, "SourceStory", Story("واحد"))).Value;
        var second = (await SaveAsync(provider, "SourceStory", Story("واحد"), id: first.ContentItemId, seen: 1)).Value;
        var third = (await SaveAsync(provider, "SourceStory", Story("اثنان"), id: first.ContentItemId, seen: 2)).Value;

        static int Number(ItemVersion v) => v.Content.Find("SourceRevisionPart", "Revision", "Value")!.Value.GetInt32();
        Assert.Equal([1, 1, 2], [Number(first), Number(second), Number(third)]);
        var stored = await sites[provider].RunAsync<SourceRevisionStore, SourceRevision?>(s => s.FindCurrentAsync(first.ContentItemId, default));
        Assert.Equal((2, third.Content.Text("SourceRevisionPart", "Hash", "Text")), (stored!.Number, stored.Hash));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Translators_edit_their_own_articles_only_and_nobody_reads_drafts_by_the_right_to_view(DatabaseProvider provider)
    {
        var site = sites[provider];
        var translator = await site.SignInAsync($"t{Guid.NewGuid():n}"[..20], "Translator");
        var other = (await SaveAsync(provider, "Article", """{"TitlePart":{"Title":"Not theirs"}}""")).Value;

        Assert.Equal("may-not-edit", (await SaveAsync(provider, "Article", "{}", translator, other.ContentItemId, 1)).Problem!.Code);
        Assert.Equal("may-not-edit", (await SaveAsync(provider, "Outlet", "{}", translator)).Problem!.Code);
        Assert.True((await SaveAsync(provider, "Article", "{}", translator)).Succeeded);

        var anonymous = await site.RunAsync<ActorSource, Actor>(async a => await a.AnonymousAsync(default));
        Assert.Equal("no-such-item", (await site.RunAsync<GetItem, Result<ItemVersion>>(g => g.RunAsync(other.ContentItemId, ItemView.Latest, anonymous, default))).Problem!.Code);
        Assert.Empty(await site.RunAsync<QueryItems, IReadOnlyList<ItemVersion>>(
            q => q.RunAsync(new ItemQuery { ContentTypes = ["Article"], Status = VersionStatus.Latest }, anonymous, default)));
        Assert.Empty(await site.RunAsync<LoadItems, IReadOnlyDictionary<ItemId, ItemVersion>>(
            l => l.RunAsync([other.ContentItemId], VersionStatus.All, anonymous, default)));
    }

    private async Task<Actor> EditorAsync(DatabaseProvider provider) =>
        await sites[provider].SignInAsync($"e{Guid.NewGuid():n}"[..20], "Editor");

    private Task<Result<ItemVersion>> SaveAsync(
        DatabaseProvider provider, string type, string json, Actor? actor = null, ItemId? id = null, int seen = 0) =>
        sites[provider].RunAsync<SaveDraft, Result<ItemVersion>>(s => s.RunAsync(
            new SaveDraftInput(id, type, ItemContent.From((JsonObject)JsonNode.Parse(json)!), seen), actor ?? Actor.System, default));

    private Task<Result<ItemVersion>> PublishAsync(DatabaseProvider provider, ItemVersion version) =>
        sites[provider].RunAsync<PublishItem, Result<ItemVersion>>(p => p.RunAsync(version.ContentItemId, version.Number, Actor.System, default));
}

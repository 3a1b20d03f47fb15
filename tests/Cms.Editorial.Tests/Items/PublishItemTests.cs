using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Transfer;

namespace Cms.Editorial.Tests.Items;

public sealed class PublishItemTests(NewsroomSites sites) : IClassFixture<NewsroomSites>
{
    private const string Outlet = "outletnahrweekly0000000000";

    public static TheoryData<DatabaseProvider> Providers => NewsroomSites.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_is_required_must_be_there_before_anybody_sees_it(DatabaseProvider provider)
    {
        var draft = await SaveAsync(provider, "Outlet", """{"TitlePart":{"Title":""},"Outlet":{"RightsBasis":{"Text":"permission"}}}""");
        var refused = await PublishAsync(provider, draft);

        Assert.Equal("incomplete", refused.Problem!.Code);
        Assert.Equal(["TitlePart.Title", "Outlet.Verification"], refused.Problem.Details.Select(d => d.Place));
        Assert.Null(await sites[provider].RunAsync<ItemStore, ItemVersion?>(s => s.FindPublishedAsync(draft.ContentItemId, default)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_picture_without_an_alternative_text_is_not_published(DatabaseProvider provider)
    {
        var draft = await SaveAsync(provider, "Contributor", """{"TitlePart":{"Title":"P"},"Contributor":{"Photo":{"Paths":["a/b.jpg"],"MediaTexts":[" "]}}}""");

        Assert.Equal("Contributor.Photo", Assert.Single((await PublishAsync(provider, draft)).Problem!.Details).Place);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_article_on_the_desk_is_published_from_there_only(DatabaseProvider provider)
    {
        var draft = await SaveAsync(provider, "Article", Article("news"));

        Assert.Equal("publish-from-the-desk", (await PublishAsync(provider, draft)).Problem!.Code);
    }

    public static TheoryData<DatabaseProvider, string, string, string> Disclaimers()
    {
        var data = new TheoryData<DatabaseProvider, string, string, string>();
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            data.Add(provider, "news", "en", "disclaimerunverifieden0000");
            data.Add(provider, "opinion", "en", "disclaimeropinionen0000000");
            data.Add(provider, "feature", "ar", "disclaimerunverifiedar0000");
            data.Add(provider, "opinion", "ar", "disclaimeropinionar0000000");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Disclaimers))]
    public async Task The_disclaimer_is_chosen_by_rule_and_frozen_in_a_version_of_its_own(
        DatabaseProvider provider, string kind, string culture, string disclaimer)
    {
        var draft = await ImportAsync(provider, Article(kind, culture));

        var published = await PublishAsync(provider, draft);

        Assert.True(published.Succeeded, published.Problem?.Message);
        Assert.Equal((2, true, true), (published.Value.Number, published.Value.Item.Latest, published.Value.Item.Published));
        Assert.Equal([disclaimer], published.Value.Content.Texts("DisclaimerPart", "Disclaimer", "ContentItemIds"));
        var text = published.Value.Content.Text("DisclaimerPart", "Text", "Text")!;
        Assert.Contains("Nahr Weekly", text, StringComparison.Ordinal);
        Assert.Contains("Dragoman", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(published.Value.Content.Text("DisclaimerPart", "DisclaimerVersionId", "Text")));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_an_editor_chose_and_what_was_frozen_before_stays(DatabaseProvider provider)
    {
        var chosen = await ImportAsync(provider, Article("news", part: """{"Disclaimer":{"ContentItemIds":["disclaimerverifieden000000"]},"Reason":{"Text":"checked by phone"}}"""));
        var published = await PublishAsync(provider, chosen);
        Assert.Equal(["disclaimerverifieden000000"], published.Value.Content.Texts("DisclaimerPart", "Disclaimer", "ContentItemIds"));
        Assert.Equal("checked by phone", published.Value.Content.Text("DisclaimerPart", "Reason", "Text"));

        var frozen = await ImportAsync(provider, Article("news", part: """{"Text":{"Text":"As it was."}}"""));
        Assert.Equal("As it was.", (await PublishAsync(provider, frozen)).Value.Content.Text("DisclaimerPart", "Text", "Text"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Without_a_disclaimer_in_its_language_an_article_is_not_published(DatabaseProvider provider)
    {
        var draft = await ImportAsync(provider, Article("news", "ku"));

        Assert.Equal("no-disclaimer", (await PublishAsync(provider, draft)).Problem!.Code);
        Assert.Equal(1, (await sites[provider].RunAsync<ItemStore, ItemVersion?>(s => s.FindLatestAsync(draft.ContentItemId, default)))!.Number);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_embargo_ends_when_it_ends(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        var until = site.Clock.GetUtcNow().UtcDateTime.AddHours(3);
        var story = await ImportAsync(site, "SourceStory", $$$$"""{"TitlePart":{"Title":"ق"},"SourceRevisionPart":{"EmbargoUtc":{"Value":"{{{{until:O}}}}"}}}""");
        var draft = await ImportAsync(site, "Article", Article("news", story: story.ContentItemId.Value));

        var early = await PublishAsync(site, draft);
        Assert.Equal("embargoed", early.Problem!.Code);
        Assert.Contains($"{until:yyyy-MM-dd HH:mm} UTC", early.Problem.Message, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromHours(4));
        Assert.True((await PublishAsync(site, draft)).Succeeded);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Unpublishing_and_deleting_keep_the_versions(DatabaseProvider provider)
    {
        var site = sites[provider];
        var page = await SaveAsync(provider, "Page", """{"TitlePart":{"Title":"Gone"}}""");
        await PublishAsync(provider, page);

        var unpublished = await site.RunAsync<UnpublishItem, Result<ItemVersion>>(u => u.RunAsync(page.ContentItemId, 1, Actor.System, default));
        Assert.Equal((true, false), (unpublished.Value.Item.Latest, unpublished.Value.Item.Published));
        var deleted = await site.RunAsync<DeleteItem, Result<ItemVersion>>(d => d.RunAsync(page.ContentItemId, 1, Actor.System, default));
        Assert.True(deleted.Succeeded);
        Assert.Equal("no-such-item", (await site.RunAsync<GetItem, Result<ItemVersion>>(g => g.RunAsync(page.ContentItemId, ItemView.Latest, Actor.System, default))).Problem!.Code);
        Assert.Single((await site.RunAsync<ListVersions, Result<IReadOnlyList<ItemVersion>>>(l => l.RunAsync(page.ContentItemId, Actor.System, default))).Value);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Translators_do_not_publish(DatabaseProvider provider)
    {
        var translator = await sites[provider].SignInAsync($"t{Guid.NewGuid():n}"[..20], "Translator");
        var page = await SaveAsync(provider, "Page", """{"TitlePart":{"Title":"Mine?"}}""");

        Assert.Equal("may-not-publish", (await PublishAsync(sites[provider], page, translator)).Problem!.Code);
    }

    private static string Article(string kind, string culture = "en", string part = "{}", string? story = null) => new JsonObject
    {
        ["TitlePart"] = new JsonObject { ["Title"] = $"Piece {Guid.NewGuid():n}" },
        ["LocalizationPart"] = new JsonObject { ["Culture"] = culture, ["LocalizationSet"] = $"set{Guid.NewGuid():n}" },
        ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "Text." },
        ["SourcePart"] = new JsonObject
        {
            ["Outlet"] = new JsonObject { ["ContentItemIds"] = new JsonArray(Outlet) },
            ["SourceStory"] = new JsonObject { ["ContentItemIds"] = story is null ? [] : new JsonArray(story) },
        },
        ["DisclaimerPart"] = JsonNode.Parse(part),
        ["Article"] = new JsonObject
        {
            ["Summary"] = new JsonObject { ["Text"] = "In short." },
            ["Kind"] = new JsonObject { ["Text"] = kind },
            ["Section"] = new JsonObject { ["TermContentItemIds"] = new JsonArray("termnews00000000000000000a") },
        },
    }.ToJsonString();

    private async Task<ItemVersion> SaveAsync(DatabaseProvider provider, string type, string json) =>
        (await sites[provider].RunAsync<SaveDraft, Result<ItemVersion>>(s => s.RunAsync(
            new SaveDraftInput(null, type, ItemContent.From((JsonObject)JsonNode.Parse(json)!), 0), Actor.System, default))).Value;

    private Task<ItemVersion> ImportAsync(DatabaseProvider provider, string json) => ImportAsync(sites[provider], "Article", json);

    /// <summary>A draft that is on no desk, since imports start no workflow.</summary>
    private static async Task<ItemVersion> ImportAsync(NewsroomSite site, string type, string json)
    {
        var id = ItemId.New();
        var line = (JsonObject)JsonNode.Parse(json)!;
        line["ContentItemId"] = id.Value;
        line["ContentType"] = type;
        line["Latest"] = true;
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(line.ToJsonString()));
        var report = await site.RunAsync<ImportContent, Result<ImportReport>>(i => i.RunAsync(stream, new ImportOptions(), null, Actor.System, default));
        Assert.Empty(report.Value.Refused);
        return (await site.RunAsync<ItemStore, ItemVersion?>(s => s.FindLatestAsync(id, default)))!;
    }

    private Task<Result<ItemVersion>> PublishAsync(DatabaseProvider provider, ItemVersion version) => PublishAsync(sites[provider], version);

    private static Task<Result<ItemVersion>> PublishAsync(NewsroomSite site, ItemVersion version, Actor? actor = null) =>
        site.RunAsync<PublishItem, Result<ItemVersion>>(p => p.RunAsync(version.ContentItemId, version.Number, actor ?? Actor.System, default));
}

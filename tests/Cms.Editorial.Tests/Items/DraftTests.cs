using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;

namespace Cms.Editorial.Tests.Items;

/// <summary>Going back: a draft is set aside, an earlier version restored, and nothing is lost by either.</summary>
public sealed class DraftTests(NewsroomSites sites) : IClassFixture<NewsroomSites>
{
    public static TheoryData<DatabaseProvider> Providers => NewsroomSites.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_draft_that_is_discarded_leaves_the_public_version_the_latest_and_can_be_restored(DatabaseProvider provider)
    {
        var first = await PublishedAsync(provider, "As it is");
        var draft = Value(await SaveAsync(provider, first, "As it might be"));

        var back = Value(await DiscardAsync(provider, draft));
        Assert.Equal((first.Number, true, true), (back.Number, back.Item.Latest, back.Item.Published));
        Assert.Equal("As it is", await TitleAsync(provider, first, ItemView.Latest));
        Assert.Equal("As it is", await TitleAsync(provider, first, ItemView.Published));
        Assert.Equal("As it might be", await TitleAsync(provider, first, ItemView.Number(draft.Number)));

        // Who still has the draft on the screen is told; who has the public version goes on, under a number of its own.
        Assert.Equal("changed-meanwhile", (await SaveAsync(provider, draft, "Late")).Problem!.Code);
        var restored = Value(await RestoreAsync(provider, first, draft.Number, seen: first.Number));
        Assert.Equal((draft.Number + 1, true, false), (restored.Number, restored.Item.Latest, restored.Item.Published));
        Assert.Equal("As it might be", restored.Item.DisplayText);
        Assert.Equal("As it is", await TitleAsync(provider, first, ItemView.Published));

        // And it can be published, and unpublished, and deleted as any other.
        Assert.Equal(first.Hash, Value(await PublishAsync(provider, restored)).PreviousHash);
        Assert.True((await sites[provider].RunAsync<DeleteItem, Result<ItemVersion>>(d => d.RunAsync(first.ContentItemId, restored.Number, Actor.System, default))).Succeeded);
        Assert.Equal("no-such-item", (await RestoreAsync(provider, first, 1, restored.Number)).Problem!.Code);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task After_a_discard_an_edit_of_the_public_version_goes_on(DatabaseProvider provider)
    {
        var first = await PublishedAsync(provider, "One");
        Value(await DiscardAsync(provider, Value(await SaveAsync(provider, first, "Two"))));

        var third = Value(await SaveAsync(provider, first, "Three"));
        Assert.Equal(3, third.Number);
        Value(await DiscardAsync(provider, third));
        Assert.True((await sites[provider].RunAsync<UnpublishItem, Result<ItemVersion>>(u => u.RunAsync(first.ContentItemId, first.Number, Actor.System, default))).Succeeded);
        Assert.Equal(3, (await sites[provider].RunAsync<ListVersions, Result<IReadOnlyList<ItemVersion>>>(l => l.RunAsync(first.ContentItemId, Actor.System, default))).Value.Count);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_cannot_be_discarded_or_restored_is_said(DatabaseProvider provider)
    {
        var published = await PublishedAsync(provider, "Public");
        Assert.Equal("no-draft", (await DiscardAsync(provider, published)).Problem!.Code);
        Assert.Equal("changed-meanwhile", (await DiscardAsync(provider, published, seen: 7)).Problem!.Code);
        Assert.Equal("no-such-version", (await RestoreAsync(provider, published, 9, published.Number)).Problem!.Code);
        Assert.Equal("same-content", (await RestoreAsync(provider, published, 1, published.Number)).Problem!.Code);
        Assert.Equal("changed-meanwhile", (await RestoreAsync(provider, published, 1, 5)).Problem!.Code);

        var never = Value(await SaveAsync(provider, null, "Never public"));
        Assert.Equal("not-public", (await DiscardAsync(provider, never)).Problem!.Code);

        var draft = Value(await SaveAsync(provider, published, "Changed"));
        var reader = await sites[provider].SignInAsync($"r{Guid.NewGuid():n}"[..20], "Translator");
        Assert.Contains((await DiscardAsync(provider, draft, actor: reader)).Problem!.Code, (string[])["may-not-edit", "no-such-item"]);
        Assert.Equal("Changed", await TitleAsync(provider, published, ItemView.Latest));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Notices_are_not_written_by_saving(DatabaseProvider provider)
    {
        var notices = JsonNode.Parse("""[{"Id":"n1","Kind":"update","Text":"Made up."}]""")!;
        var page = await PublishedAsync(provider, "Page");
        var forged = await sites[provider].RunAsync<SaveDraft, Result<ItemVersion>>(s => s.RunAsync(
            new SaveDraftInput(page.ContentItemId, "Page", page.Content.With(notices.DeepClone(), "NoticesPart", "Notices"), page.Number), Actor.System, default));
        Assert.Equal("notices-stay", forged.Problem!.Code);
        Assert.Equal("NoticesPart.Notices", Assert.Single(forged.Problem.Details).Place);

        var made = await sites[provider].RunAsync<SaveDraft, Result<ItemVersion>>(s => s.RunAsync(
            new SaveDraftInput(null, "Page", Titled("New").With(notices, "NoticesPart", "Notices"), 0), Actor.System, default));
        Assert.Equal("notices-stay", made.Problem!.Code);
        var empty = await sites[provider].RunAsync<SaveDraft, Result<ItemVersion>>(s => s.RunAsync(
            new SaveDraftInput(null, "Page", Titled("New").With(new JsonArray(), "NoticesPart", "Notices"), 0), Actor.System, default));
        Assert.True(empty.Succeeded, empty.Problem?.Message);
    }

    private static ItemVersion Value(Result<ItemVersion> result) => result.Succeeded ? result.Value : throw new InvalidOperationException(result.Problem.Message);

    private static ItemContent Titled(string title) => ItemContent.Empty.With(title, "TitlePart", "Title");

    private async Task<ItemVersion> PublishedAsync(DatabaseProvider provider, string title) =>
        Value(await PublishAsync(provider, Value(await SaveAsync(provider, null, title))));

    private Task<Result<ItemVersion>> SaveAsync(DatabaseProvider provider, ItemVersion? before, string title) =>
        sites[provider].RunAsync<SaveDraft, Result<ItemVersion>>(s => s.RunAsync(
            new SaveDraftInput(before?.ContentItemId, "Page", before?.Content.With(title, "TitlePart", "Title") ?? Titled(title), before?.Number ?? 0), Actor.System, default));

    private Task<Result<ItemVersion>> PublishAsync(DatabaseProvider provider, ItemVersion version) =>
        sites[provider].RunAsync<PublishItem, Result<ItemVersion>>(p => p.RunAsync(version.ContentItemId, version.Number, Actor.System, default));

    private Task<Result<ItemVersion>> DiscardAsync(DatabaseProvider provider, ItemVersion version, int? seen = null, Actor? actor = null) =>
        sites[provider].RunAsync<DiscardDraft, Result<ItemVersion>>(d => d.RunAsync(version.ContentItemId, seen ?? version.Number, actor ?? Actor.System, default));

    private Task<Result<ItemVersion>> RestoreAsync(DatabaseProvider provider, ItemVersion version, int number, int seen) =>
        sites[provider].RunAsync<RestoreVersion, Result<ItemVersion>>(r => r.RunAsync(version.ContentItemId, number, seen, Actor.System, default));

    private async Task<string?> TitleAsync(DatabaseProvider provider, ItemVersion version, ItemView view) =>
        Value(await sites[provider].RunAsync<GetItem, Result<ItemVersion>>(g => g.RunAsync(version.ContentItemId, view, Actor.System, default))).Item.DisplayText;
}

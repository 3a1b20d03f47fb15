using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Outbox;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Notices;
using Cms.Editorial.Notifications;
using Cms.Editorial.Outbox;
using Cms.Editorial.Tests.Workflows;
using Cms.Editorial.Webhooks;

namespace Cms.Editorial.Tests.Webhooks;

/// <summary>Programs elsewhere are told what happens in public: signed, at least once, and never more than everybody may see.</summary>
public abstract class WebhookContract(DatabaseProvider provider)
{
    [Fact]
    public async Task What_happens_in_public_arrives_signed_in_its_words_and_without_a_name()
    {
        await using var receiver = new Receiver();
        await using var site = await SiteAsync();
        var (_, secret) = await AddAsync(site, receiver);
        var eve = await site.SignInAsync("eve-the-editor", "Administrator");

        var page = await SaveAsync(site, null, "A page", eve);
        await SendAsync(site);
        Assert.Empty(receiver.Requests); // a draft is nobody's business
        page = await PublishAsync(site, page, eve);
        page = await PublishAsync(site, await SaveAsync(site, page, "A page, again", eve), eve);
        DeskFixture.Value(await site.RunAsync<TakeDown, Result<System.Collections.Immutable.ImmutableArray<ItemId>>>(
            t => t.RunAsync(new TakeDownInput(page.ContentItemId, "secret reason", page.Number), eve, default)));
        await SendAsync(site);

        Assert.Equal(
            ["content.published", "content.taken-down", "content.updated"],
            receiver.Requests.Select(r => (string)JsonNode.Parse(r.Body)!["type"]!).Order(StringComparer.Ordinal));
        foreach (var request in receiver.Requests)
        {
            var signed = WebhookSecrets.Sign(secret, request.Id, long.Parse(request.Timestamp, System.Globalization.CultureInfo.InvariantCulture), System.Text.Encoding.UTF8.GetBytes(request.Body));
            Assert.Equal(signed, request.Signature);
            Assert.Equal(page.ContentItemId.Value, (string?)JsonNode.Parse(request.Body)!["data"]!["contentItemId"]);
            Assert.DoesNotContain("eve", request.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("secret reason", request.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_does_not_arrive_is_tried_again_parked_told_switched_off_and_can_be_replayed_under_its_id()
    {
        await using var receiver = new Receiver { Status = 500 };
        await using var site = await SiteAsync();
        var admin = await site.SignInAsync("admin-two", "Administrator");
        var (id, _) = await AddAsync(site, receiver);
        DeskFixture.Value(await site.RunAsync<ManageWebhooks, Result<bool>>(m => m.PingAsync(id, admin, default)));
        for (var i = 0; i < SendOutbox.MaxAttempts + 1; i++)
        {
            await SendAsync(site);
            site.Clock.Advance(TimeSpan.FromHours(12));
        }

        Assert.Equal(SendOutbox.MaxAttempts, receiver.Requests.Count);
        var message = Assert.Single(receiver.Requests.Select(r => r.Id).Distinct());
        var webhook = Assert.Single(await ListAsync(site, admin));
        Assert.Equal((false, "The answer was 500."), (webhook.IsActive, webhook.Stopped));
        var told = DeskFixture.Value(await site.RunAsync<ListNotifications, Result<NotificationPage>>(l => l.RunAsync(null, false, null, admin, default)));
        Assert.Equal(NotificationKind.WebhookParked, Assert.Single(told.Lines).Kind);
        var log = DeskFixture.Value(await site.RunAsync<ManageWebhooks, Result<IReadOnlyList<DeliveryLine>>>(m => m.DeliveriesAsync(id, admin, default)));
        Assert.Equal((SendOutbox.MaxAttempts, 500, "what went wrong"), (log.Count, log[0].Status!.Value, log[0].Answer));

        receiver.Status = 204;
        DeskFixture.Value(await site.RunAsync<ManageWebhooks, Result<bool>>(m => m.ReplayAsync(id, message, admin, default)));
        Assert.Equal("no-such-message", (await site.RunAsync<ManageWebhooks, Result<bool>>(m => m.ReplayAsync("other", message, admin, default))).Problem!.Code);
        await SendAsync(site);
        Assert.Equal(message, receiver.Requests[^1].Id);
        Assert.Null(Assert.Single(await ListAsync(site, admin)).FailingSinceUtc);
    }

    [Fact]
    public async Task After_a_change_of_secret_both_sign_for_a_day_and_neither_is_ever_shown_again()
    {
        await using var receiver = new Receiver();
        await using var site = await SiteAsync();
        var admin = await site.SignInAsync("admin-two", "Administrator");
        var (id, old) = await AddAsync(site, receiver);
        var next = DeskFixture.Value(await site.RunAsync<ManageWebhooks, Result<SavedWebhook>>(m => m.RotateAsync(id, admin, default))).Secret!;
        await PingAsync();
        site.Clock.Advance(TimeSpan.FromHours(25));
        await PingAsync();

        string[] Expected(Received r, params string[] secrets) => [.. secrets.Select(s => WebhookSecrets.Sign(
            s, r.Id, long.Parse(r.Timestamp, System.Globalization.CultureInfo.InvariantCulture), System.Text.Encoding.UTF8.GetBytes(r.Body)))];
        Assert.Equal(Expected(receiver.Requests[0], next, old), receiver.Requests[0].Signature.Split(' '));
        Assert.Equal(Expected(receiver.Requests[1], next), receiver.Requests[1].Signature.Split(' '));
        Assert.DoesNotContain("whsec_", JsonSerializer.Serialize(await ListAsync(site, admin)), StringComparison.Ordinal);

        async Task PingAsync()
        {
            DeskFixture.Value(await site.RunAsync<ManageWebhooks, Result<bool>>(m => m.PingAsync(id, admin, default)));
            await SendAsync(site);
        }
    }

    [Fact]
    public async Task Only_who_looks_after_workflows_sees_or_changes_webhooks()
    {
        await using var site = await SiteAsync();
        var ana = await site.SignInAsync("ana", "Translator");
        Assert.Equal("may-not-manage-webhooks", (await site.RunAsync<ManageWebhooks, Result<IReadOnlyList<WebhookListing>>>(m => m.ListAsync(ana, default))).Problem!.Code);
        Assert.Equal("may-not-manage-webhooks", (await site.RunAsync<ManageWebhooks, Result<SavedWebhook>>(m => m.SaveAsync(
            new WebhookInput(null, "https://example.org", [WebhookEvents.Published], true), ana, default))).Problem!.Code);
        Assert.Equal("bad-events", (await site.RunAsync<ManageWebhooks, Result<SavedWebhook>>(m => m.SaveAsync(
            new WebhookInput(null, "https://example.org", ["content.read"], true), Actor.System, default))).Problem!.Code);
    }

    private Task<NewsroomSite> SiteAsync() => NewsroomSite.CreateAsync(provider, options => options with { AllowPrivateAddresses = true });

    private static async Task<(string Id, string Secret)> AddAsync(NewsroomSite site, Receiver receiver)
    {
        var saved = DeskFixture.Value(await site.RunAsync<ManageWebhooks, Result<SavedWebhook>>(m => m.SaveAsync(
            new WebhookInput(null, receiver.Url, WebhookEvents.All, true), Actor.System, default)));
        return (saved.Webhook.Id, saved.Secret!);
    }

    private static async Task<IReadOnlyList<WebhookListing>> ListAsync(NewsroomSite site, Actor actor) =>
        DeskFixture.Value(await site.RunAsync<ManageWebhooks, Result<IReadOnlyList<WebhookListing>>>(m => m.ListAsync(actor, default)));

    private static Task<int> SendAsync(NewsroomSite site) => site.RunAsync<SendOutbox, int>(outbox => outbox.RunAsync(default));

    private static async Task<ItemVersion> SaveAsync(NewsroomSite site, ItemVersion? before, string title, Actor actor)
    {
        var content = before?.Content.With(title, "TitlePart", "Title")
            ?? ItemContent.From(new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = title } });
        return DeskFixture.Value(await site.RunAsync<SaveDraft, Result<ItemVersion>>(s => s.RunAsync(
            new SaveDraftInput(before?.ContentItemId, "Page", content, before?.Number ?? 0), actor, default)));
    }

    private static async Task<ItemVersion> PublishAsync(NewsroomSite site, ItemVersion version, Actor actor) => DeskFixture.Value(
        await site.RunAsync<PublishItem, Result<ItemVersion>>(p => p.RunAsync(version.ContentItemId, version.Number, actor, default)));
}

public sealed class SqliteWebhookTests() : WebhookContract(DatabaseProvider.Sqlite);

public sealed class PostgreSqlWebhookTests() : WebhookContract(DatabaseProvider.PostgreSql);

using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Comments;
using Cms.Data.Items;
using Cms.Data.Notifications;
using Cms.Data.Outbox;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Notifications;

/// <summary>
/// Tells people what happened, inside the transaction of what happened. Nobody is told of their own doing, nor of an item that
/// they may not read. The answers are the ids of the accounts that were told.
/// </summary>
internal sealed class Notify(
    NotificationStore store, Everybody everybody, ItemStore items, ClaimStore claims, RunStore runs, CommentStore comments, OutboxStore outbox,
    EditorialOptions options, TimeProvider time)
{
    /// <summary>Tells these accounts.</summary>
    /// <param name="except">Accounts that know already.</param>
    public async Task<IReadOnlySet<string>> ToAsync(
        IEnumerable<string?> accounts, NewNotification what, Actor by, CancellationToken cancellationToken, IReadOnlySet<string>? except = null)
    {
        var wanted = accounts.OfType<string>().Where(id => id != by.AccountId && except?.Contains(id) != true).ToHashSet(StringComparer.Ordinal);
        return wanted.Count == 0
            ? wanted
            : await TellAsync(await everybody.ListAsync(cancellationToken), actor => wanted.Contains(actor.AccountId!), what, by, cancellationToken);
    }

    /// <summary>Tells who follows the item: its owner, who holds it, who acted on it or spoke of it, and who asked to be told;
    /// not those who asked not to be.</summary>
    /// <inheritdoc cref="ToAsync"/>
    public async Task<IReadOnlySet<string>> ToFollowersAsync(
        NewNotification what, Actor by, CancellationToken cancellationToken, IReadOnlySet<string>? except = null) =>
        what.Item is { } item
            ? await ToAsync(await FollowersAsync(item, cancellationToken), what, by, cancellationToken, except)
            : throw new ArgumentException("Only an item has followers.", nameof(what));

    /// <summary>Tells who may end the task the piece waits at now; not those who may only because they may do everything.</summary>
    /// <inheritdoc cref="ToAsync"/>
    public async Task<IReadOnlySet<string>> ToThoseItWaitsForAsync(
        Piece piece, Actor by, CancellationToken cancellationToken, IReadOnlySet<string>? except = null)
    {
        if (piece.Task is not { } task)
            return new HashSet<string>();

        bool IsFor(Actor actor) => except?.Contains(actor.AccountId!) != true
            && (task.Roles.IsEmpty ? !actor.HasEverything : task.IsFor(actor.Roles))
            && DeskRules.AgainstActing(piece, actor) is null;
        var what = new NewNotification(NotificationKind.Waiting, piece.Article, Detail: piece.At.Title);
        return await TellAsync(await everybody.ListAsync(cancellationToken), IsFor, what, by, cancellationToken);
    }

    /// <summary>Tells on whom it depends that the piece goes on: who holds it, or those who could take it, or those it waits for.</summary>
    /// <inheritdoc cref="ToAsync"/>
    public async Task<IReadOnlySet<string>> ToThoseInChargeAsync(
        Piece piece, NewNotification what, Actor by, CancellationToken cancellationToken)
    {
        if (piece.Task is not { } task)
            return new HashSet<string>();
        if (task.Claimable && piece.Claim?.AccountId is { } holder)
            return await ToAsync([holder], what, by, cancellationToken);

        bool IsInCharge(Actor actor) => (task.Roles.IsEmpty ? !actor.HasEverything : task.IsFor(actor.Roles))
            && (task.Claimable && piece.Claim is not null ? DeskRules.AgainstHaving(piece.Facts, actor) : DeskRules.AgainstActing(piece, actor)) is null;
        return await TellAsync(await everybody.ListAsync(cancellationToken), IsInCharge, what, by, cancellationToken);
    }

    /// <summary>Tells everybody who has this permission.</summary>
    /// <inheritdoc cref="ToAsync"/>
    public async Task<IReadOnlySet<string>> ToHoldersOfAsync(
        string permission, NewNotification what, Actor by, CancellationToken cancellationToken) =>
        await TellAsync(await everybody.ListAsync(cancellationToken), actor => actor.Can(permission), what, by, cancellationToken);

    /// <summary>Ids of the accounts that follow an item, whether or not they may still read it.</summary>
    public async Task<IReadOnlySet<string>> FollowersAsync(ItemId item, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        void Add(string? id)
        {
            if (id is not null)
                found.Add(id);
        }

        Add((await items.FindLatestAsync(item, cancellationToken))?.Item.Owner);
        Add((await claims.FindByArticleAsync(item, cancellationToken))?.AccountId);
        foreach (var entry in await runs.ListJournalAsync(item, cancellationToken))
            Add(entry.AccountId);
        foreach (var comment in await comments.ListAsync(item, cancellationToken))
            Add(comment.AccountId);
        foreach (var (account, isOn) in await store.ListFollowsAsync(item, cancellationToken))
        {
            if (isOn)
                found.Add(account);
            else
                found.Remove(account);
        }

        return found;
    }

    private async Task<IReadOnlySet<string>> TellAsync(
        IReadOnlyList<Actor> all, Func<Actor, bool> isFor, NewNotification what, Actor by, CancellationToken cancellationToken)
    {
        var people = all.Where(actor => actor.AccountId != by.AccountId && isFor(actor)).ToList();
        if (what.Item is { } item && people.Count > 0)
        {
            var latest = await items.FindLatestAsync(item, cancellationToken);
            var holder = (await claims.FindByArticleAsync(item, cancellationToken))?.AccountId;
            people.RemoveAll(actor => latest is null || !DeskRules.MayRead(actor, latest.Item, holder));
        }

        var ids = people.Select(actor => actor.AccountId!).ToHashSet(StringComparer.Ordinal);
        var settings = await store.FindSettingsAsync(ids, cancellationToken);
        foreach (var id in ids)
            await TellOneAsync(id, settings.GetValueOrDefault(id), what, by, cancellationToken);
        return ids;
    }

    private async Task TellOneAsync(
        string account, NotificationSettings? settings, NewNotification what, Actor by, CancellationToken cancellationToken)
    {
        var told = new Notification(
            IdText.New(), account, what.Kind.ToString(), what.Item, what.SegmentId, by.AccountId, what.Detail, time.GetUtcNow().UtcDateTime);
        var mail = options.Mail.Host is null ? MailChoice.None : MailChoices.Of(settings, what.Kind);
        var isNew = await store.AddAsync(
            told, what.OnceKey, mail == MailChoice.Digest ? NotificationMail.Digest : NotificationMail.None, cancellationToken);
        if (isNew && mail == MailChoice.AtOnce)
        {
            var payload = JsonSerializer.Serialize(new NotificationLetter(account, [told.Id]));
            await outbox.AddAsync(IdText.New(), NotificationLetter.Kind, null, payload, cancellationToken);
        }
    }
}

using System.Collections.Immutable;
using Cms.Data.Notifications;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Notifications;

/// <summary>What the account that asks has read of what it was told.</summary>
public sealed class MarkNotificationsRead(NotificationStore store, TimeProvider time)
{
    /// <param name="ids">Null for all.</param>
    /// <returns>How many were not read before, or <c>needs-account</c>.</returns>
    public async Task<Result<int>> RunAsync(ImmutableArray<string>? ids, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        return await store.MarkReadAsync(account, ids, time.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>How many this account has not read; none for who has no account.</summary>
    public Task<int> CountAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.AccountId is { } account ? store.CountUnreadAsync(account, cancellationToken) : Task.FromResult(0);
}

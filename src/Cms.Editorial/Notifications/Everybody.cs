using Cms.Data.Accounts;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Notifications;

/// <summary>All accounts that can sign in, with what they may do at this moment.</summary>
internal sealed class Everybody(AccountStore accounts, ActorSource actors)
{
    private IReadOnlyList<Actor>? _all;

    /// <summary>Read once a scope: one change is told to people as they are at one moment.</summary>
    public async ValueTask<IReadOnlyList<Actor>> ListAsync(CancellationToken cancellationToken) =>
        _all ??= await actors.FromAccountsAsync(await accounts.ListAsync(cancellationToken), cancellationToken);

    /// <returns>Null when the account is gone or disabled.</returns>
    public async ValueTask<Actor?> FindAsync(string accountId, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(actor => actor.AccountId == accountId);
}

using Cms.Content.Items;
using Cms.Data.Accounts;

namespace Cms.Editorial.Accounts;

/// <summary>All accounts, by name.</summary>
public sealed class ListUsers(AccountStore accounts, TimeProvider time)
{
    /// <returns>The accounts, or <c>may-not-list-users</c>.</returns>
    public async Task<Result<IReadOnlyList<UserListing>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ListUsers) && !actor.Can(Permissions.ManageUsers))
            return Problem.Forbidden("may-not-list-users", "You may not see the accounts.");

        var now = time.GetUtcNow();
        return Result.Of<IReadOnlyList<UserListing>>(
            [.. (await accounts.ListAsync(cancellationToken)).Select(a => ToListing(a, now))]);
    }

    internal static UserListing ToListing(Account account, DateTimeOffset now) => new(
        account.User.Id,
        account.User.UserName!,
        account.User.Email,
        [.. account.Roles],
        AccountClaims.PairsOf(account.Claims),
        ItemId.TryParse(account.User.ContributorId, out var contributor) ? contributor : null,
        account.User.IsEnabled,
        account.User.CreatedUtc,
        account.User.LockoutEnd > now ? account.User.LockoutEnd.Value.UtcDateTime : null,
        AccountClaims.WantsCoarseTimes(account.Claims))
    {
        Denied = AccountClaims.DeniedOf(account.Claims),
    };
}

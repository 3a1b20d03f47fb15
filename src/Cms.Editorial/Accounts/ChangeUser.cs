using System.Collections.Immutable;
using Cms.Content.Items;

namespace Cms.Editorial.Accounts;

/// <summary>What an account is to be: everything is replaced.</summary>
public sealed record UserChange(
    string Id,
    string? Email,
    ImmutableArray<string> Roles,
    ImmutableArray<LanguagePair> Pairs,
    ItemId? Contributor,
    bool IsEnabled);

/// <summary>Changes roles, language directions and contributor of an account, disables or enables it. Its sessions end when
/// roles change or it is disabled.</summary>
public sealed class ChangeUser
{
    /// <returns>The account, or <c>may-not-manage-users</c>, <c>no-such-user</c>, <c>no-such-role</c>, <c>last-administrator</c>.</returns>
    public Task<Result<UserListing>> RunAsync(UserChange change, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

using Cms.Data.Accounts;

namespace Cms.Editorial.Accounts;

/// <param name="Roles">Names, sorted.</param>
public sealed record NamedUser(string Name, IReadOnlyList<string> Roles);

/// <summary>Names and roles of accounts by id, for those who may view accounts; for others there is none.</summary>
public sealed class FindUsers(AccountStore accounts)
{
    /// <returns>By id; unknown ids are absent.</returns>
    public async Task<IReadOnlyDictionary<string, NamedUser>> RunAsync(
        IReadOnlyCollection<string> ids, Actor actor, CancellationToken cancellationToken) =>
        ids.Count > 0 && (actor.Can(Permissions.ViewUsers) || actor.Can(Permissions.ManageUsers))
            ? (await accounts.FindNamedAsync(ids, cancellationToken)).ToDictionary(found => found.Key, found => new NamedUser(found.Value.Name, found.Value.Roles))
            : new Dictionary<string, NamedUser>();
}

namespace Cms.Editorial.Accounts;

/// <summary>All accounts, by name.</summary>
public sealed class ListUsers
{
    public Task<Result<IReadOnlyList<UserListing>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

using System.Collections.Immutable;

namespace Cms.Editorial.Accounts;

/// <param name="IsImplied">Held by everybody without being given: Anonymous and Authenticated.</param>
public sealed record RoleListing(string Name, string? Description, ImmutableArray<string> Permissions, bool IsImplied);

/// <summary>All roles, by name.</summary>
public sealed class ListRoles
{
    public Task<Result<IReadOnlyList<RoleListing>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

using System.Security.Claims;

namespace Cms.Data.Accounts;

/// <summary>Reads of many accounts at once; changes go through ASP.NET Core Identity's managers.</summary>
public sealed class AccountStore
{
    /// <summary>All accounts by name, with their roles and claims.</summary>
    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The names of accounts by id; unknown ids are absent.</summary>
    public Task<IReadOnlyDictionary<string, string>> FindNamesAsync(
        IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <param name="Roles">Names, sorted.</param>
public sealed record Account(CmsUser User, IReadOnlyList<string> Roles, IReadOnlyList<Claim> Claims);

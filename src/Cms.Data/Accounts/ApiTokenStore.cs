namespace Cms.Data.Accounts;

/// <summary>The API tokens of the site.</summary>
public sealed class ApiTokenStore
{
    public Task AddAsync(ApiToken token, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Also finds an expired one: the caller compares <see cref="ApiToken.ExpiresUtc"/>.</summary>
    public Task<ApiToken?> FindByHashAsync(string hash, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>By name.</summary>
    public Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <returns>False when there is none.</returns>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();
}

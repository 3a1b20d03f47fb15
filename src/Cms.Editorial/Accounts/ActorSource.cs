namespace Cms.Editorial.Accounts;

/// <summary>Says what a caller may do at this moment, from the roles and grants in the database.</summary>
public sealed class ActorSource
{
    /// <summary>Somebody who is not signed in.</summary>
    public Task<Actor> AnonymousAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <returns>Null when the account is gone, disabled, or has another security stamp than the session.</returns>
    public Task<Actor?> FromAccountAsync(string accountId, string? securityStamp, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <returns>Null when the token is unknown or has expired.</returns>
    public Task<Actor?> FromTokenAsync(string token, CancellationToken cancellationToken) => throw new NotImplementedException();
}

namespace Cms.Editorial.Accounts;

/// <param name="ValidFor">Null never expires.</param>
public sealed record NewToken(string Name, string Role, TimeSpan? ValidFor);

/// <param name="Token"><c>drg_</c> and 43 characters; shown once, only its hash is kept.</param>
public sealed record CreatedToken(string Token, string Name, string Role, DateTime? ExpiresUtc);

/// <summary>Creates a token for API clients.</summary>
public sealed class CreateToken
{
    /// <returns>The token, or <c>may-not-manage-users</c>, <c>no-such-role</c>, <c>bad-name</c>, <c>bad-expiry</c>.</returns>
    public Task<Result<CreatedToken>> RunAsync(NewToken token, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

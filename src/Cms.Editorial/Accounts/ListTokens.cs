using System.Collections.Immutable;
using Cms.Data.Accounts;

namespace Cms.Editorial.Accounts;

/// <summary>An API token, without what opens anything.</summary>
/// <param name="CreatedBy">Name of the account; null for the command line.</param>
/// <param name="LastUsedUtc">To some minutes; null if never.</param>
/// <param name="IsExpired">Whether it opens nothing any more.</param>
public sealed record TokenListing(
    string Id, string Name, string Role, DateTime CreatedUtc, string? CreatedBy, DateTime? ExpiresUtc, DateTime? LastUsedUtc, bool IsExpired);

/// <summary>All API tokens, by name.</summary>
public sealed class ListTokens(ApiTokenStore tokens, AccountStore accounts, TimeProvider time)
{
    /// <returns>The tokens, or <c>may-not-manage-users</c>.</returns>
    public async Task<Result<ImmutableArray<TokenListing>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (AccountRules.MayManage(actor, []) is { } refused)
            return refused;

        var all = await tokens.ListAsync(cancellationToken);
        var names = await accounts.FindNamesAsync([.. all.Select(token => token.CreatedBy).OfType<string>().Distinct()], cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        return Result.Of<ImmutableArray<TokenListing>>(
        [
            .. all.Select(token => new TokenListing(
                token.Id,
                token.Name,
                token.Role,
                token.CreatedUtc,
                token.CreatedBy is { } by ? names.GetValueOrDefault(by) ?? by : null,
                token.ExpiresUtc,
                token.LastUsedUtc,
                token.ExpiresUtc <= now)),
        ]);
    }
}

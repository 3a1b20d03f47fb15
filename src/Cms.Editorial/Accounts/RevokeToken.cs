using Cms.Data;
using Cms.Data.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Editorial.Accounts;

/// <summary>Takes an API token away: the next request with it is nobody's.</summary>
public sealed class RevokeToken
{
    private readonly UnitOfWork _work;
    private readonly ApiTokenStore _tokens;
    private readonly AuditTrail _audit;

    internal RevokeToken(UnitOfWork work, ApiTokenStore tokens, AuditTrail audit) => (_work, _tokens, _audit) = (work, tokens, audit);

    /// <returns>The token's name; or <c>may-not-manage-users</c>, <c>no-such-token</c>.</returns>
    public async Task<Result<string>> RunAsync(string id, Actor actor, CancellationToken cancellationToken)
    {
        if (AccountRules.MayManage(actor, []) is { } refused)
            return refused;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if ((await _tokens.ListAsync(cancellationToken)).FirstOrDefault(token => token.Id == id) is not { } token)
            return Problem.NotFound("no-such-token", "There is no such token: it may have been revoked already.");
        if (AccountRules.MayManage(actor, [token.Role]) is { } notTheirs)
            return notTheirs;

        await _tokens.RemoveAsync(id, cancellationToken);
        _audit.Note(actor, AuditActions.TokenRevoked, id, from: token.Role, comment: token.Name);
        await transaction.CommitAsync(cancellationToken);
        return token.Name;
    }
}

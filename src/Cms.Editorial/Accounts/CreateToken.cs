using System.Buffers.Text;
using System.Security.Cryptography;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Editorial.Accounts;

/// <param name="ValidFor">Null never expires.</param>
public sealed record NewToken(string Name, string Role, TimeSpan? ValidFor);

/// <param name="Token"><c>drg_</c> and 43 characters; shown once, only its hash is kept.</param>
public sealed record CreatedToken(string Token, string Name, string Role, DateTime? ExpiresUtc);

/// <summary>Creates a token for API clients.</summary>
public sealed class CreateToken
{
    internal const string Prefix = "drg_";

    internal const int TokenLength = 4 + 43;

    private readonly UnitOfWork _work;
    private readonly ApiTokenStore _tokens;
    private readonly AccountRules _rules;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal CreateToken(UnitOfWork work, ApiTokenStore tokens, AccountRules rules, AuditTrail audit, TimeProvider time) =>
        (_work, _tokens, _rules, _audit, _time) = (work, tokens, rules, audit, time);

    /// <returns>The token, or <c>may-not-manage-users</c>, <c>no-such-role</c>, <c>bad-name</c>, <c>bad-expiry</c>.</returns>
    public async Task<Result<CreatedToken>> RunAsync(NewToken token, Actor actor, CancellationToken cancellationToken)
    {
        if (AccountRules.MayManage(actor, [token.Role]) is { } refused)
            return refused;
        if (AccountRules.CheckName(token.Name) is { } badName)
            return badName;
        if (token.ValidFor is { } span && (span <= TimeSpan.Zero || span > TimeSpan.FromDays(3650)))
            return Problem.Invalid("bad-expiry", "A token is valid for a time between now and ten years, or for ever.");
        var roles = await _rules.CheckRolesAsync([token.Role], cancellationToken);
        if (!roles.Succeeded)
            return roles.Problem;

        var now = _time.GetUtcNow().UtcDateTime;
        var text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var expires = now + token.ValidFor;
        var id = IdText.New();
        await using var transaction = await _work.BeginAsync(cancellationToken);
        await _tokens.AddAsync(
            new ApiToken(id, token.Name, ActorSource.HashOf(text), roles.Value[0], now, expires), cancellationToken);
        _audit.Note(actor, AuditActions.TokenCreated, id, to: roles.Value[0]);
        await transaction.CommitAsync(cancellationToken);
        return new CreatedToken(text, token.Name, roles.Value[0], expires);
    }
}

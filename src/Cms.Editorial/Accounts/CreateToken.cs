using System.Buffers.Text;
using System.Security.Cryptography;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Accounts;
using Cms.Editorial.Audit;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Accounts;

/// <param name="ValidFor">Null never expires.</param>
public sealed record NewToken(string Name, string Role, TimeSpan? ValidFor)
{
    /// <summary>Name of the account the token acts as, with its rights of the moment; then <see cref="Role"/> is empty.</summary>
    public string? Account { get; init; }
}

/// <param name="Role">Empty for the token of an account.</param>
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
    private readonly UserManager<CmsUser> _users;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal CreateToken(UnitOfWork work, ApiTokenStore tokens, AccountRules rules, UserManager<CmsUser> users, AuditTrail audit, TimeProvider time) =>
        (_work, _tokens, _rules, _users, _audit, _time) = (work, tokens, rules, users, audit, time);

    /// <returns>The token, or <c>may-not-manage-users</c>, <c>no-such-role</c>, <c>no-such-account</c>, <c>bad-name</c>, <c>bad-expiry</c>.</returns>
    public async Task<Result<CreatedToken>> RunAsync(NewToken token, Actor actor, CancellationToken cancellationToken)
    {
        var account = token.Account is { } name ? await _users.FindByNameAsync(name) : null;
        if (token.Account is not null && account is null)
            return Problem.NotFound("no-such-account", $"There is no account '{token.Account}'.");

        // Who manages accounts does not act as others: on the desk it counts who did what.
        if (account is not null && !actor.HasEverything && actor.AccountId != account.Id)
            return Problem.Forbidden("may-not-manage-users", "A token that acts as an account is made by its holder or by an administrator.");
        if (account is null && AccountRules.MayManage(actor, [token.Role]) is { } refused)
            return refused;
        if (AccountRules.CheckName(token.Name) is { } badName)
            return badName;
        if (token.ValidFor is { } span && (span <= TimeSpan.Zero || span > TimeSpan.FromDays(3650)))
            return Problem.Invalid("bad-expiry", "A token is valid for a time between now and ten years, or for ever.");
        var role = "";
        if (account is null)
        {
            var roles = await _rules.CheckRolesAsync([token.Role], cancellationToken);
            if (!roles.Succeeded)
                return roles.Problem;
            role = roles.Value[0];
        }

        var now = _time.GetUtcNow().UtcDateTime;
        var text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var expires = now + token.ValidFor;
        var id = IdText.New();
        await using var transaction = await _work.BeginAsync(cancellationToken);
        await _tokens.AddAsync(
            new ApiToken(id, token.Name, ActorSource.HashOf(text), role, now, expires) { AccountId = account?.Id, CreatedBy = actor.AccountId },
            cancellationToken);
        _audit.Note(actor, AuditActions.TokenCreated, id, to: account is null ? role : $"account {account.Id}");
        await transaction.CommitAsync(cancellationToken);
        return new CreatedToken(text, token.Name, role, expires);
    }
}

using Cms.Data;
using Cms.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Accounts;

/// <summary>Signs an account in by name and password.</summary>
/// <remarks>Whatever is wrong, the answer and its time are the same, so that nobody learns which names exist.</remarks>
public sealed class CheckPassword
{
    private const int MaxLength = 1024;

    private const int MaxTries = 8;

    /// <summary>How long a refusal takes at least: longer than any way to it.</summary>
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(400);

    private static readonly Lazy<string> Decoy = new(() => new PasswordHasher<CmsUser>().HashPassword(new CmsUser(), Guid.NewGuid().ToString()));

    private readonly IServiceScopeFactory _scopes;
    private readonly IPasswordHasher<CmsUser> _hasher;
    private readonly ActorSource _actors;

    internal CheckPassword(IServiceScopeFactory scopes, IPasswordHasher<CmsUser> hasher, ActorSource actors) =>
        (_scopes, _hasher, _actors) = (scopes, hasher, actors);

    /// <returns>The account, or <c>sign-in-failed</c>: the same for an unknown name, a wrong password, a disabled account and
    /// one that is locked after too many tries.</returns>
    public async Task<Result<SignedIn>> RunAsync(string name, string password, CancellationToken cancellationToken)
    {
        var refusal = Task.Delay(RefusalTime, cancellationToken);
        if (name.Length <= MaxLength && password.Length <= MaxLength && await FindAsync(name, password, cancellationToken) is { } user
            && await _actors.FromAccountAsync(user.Id, user.SecurityStamp, cancellationToken) is { } actor)
            return new SignedIn(actor, user.SecurityStamp!);

        await refusal;
        return Problem.Forbidden(
            "sign-in-failed", "The name or the password is not right. After five wrong tries an account is locked for five minutes.");
    }

    private async Task<CmsUser?> FindAsync(string name, string password, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<CmsUser>>();
        var user = await users.FindByNameAsync(name);
        var mayTry = user is { IsEnabled: true, PasswordHash: not null } && !await users.IsLockedOutAsync(user);

        // The work is done for unknown and locked accounts as well, or the time would tell.
        var verdict = _hasher.VerifyHashedPassword(user ?? new CmsUser(), mayTry ? user!.PasswordHash! : Decoy.Value, password);
        if (!mayTry)
            return null;
        if (verdict == PasswordVerificationResult.Failed)
        {
            await CountFailureAsync(user!.Id, cancellationToken);
            return null;
        }

        if (user!.AccessFailedCount > 0 || verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<UnitOfWork>().BeginAsync(cancellationToken);
            if (await users.FindByIdAsync(user.Id) is not { } fresh)
                return null;
            await users.ResetAccessFailedCountAsync(fresh);
            await users.CheckPasswordAsync(fresh, password); // writes the hash anew when it is of an older kind
            await transaction.CommitAsync(cancellationToken);
        }

        return user;
    }

    /// <summary>Counts in scopes of their own until nobody else counted at the same time, so that tries side by side count too.</summary>
    private async Task CountFailureAsync(string accountId, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            await using var scope = _scopes.CreateAsyncScope();
            await using var transaction = await scope.ServiceProvider.GetRequiredService<UnitOfWork>().BeginAsync(cancellationToken);
            var users = scope.ServiceProvider.GetRequiredService<UserManager<CmsUser>>();
            if (await users.FindByIdAsync(accountId) is not { } user || await users.IsLockedOutAsync(user))
                return;
            if ((await users.AccessFailedAsync(user)).Succeeded)
            {
                await transaction.CommitAsync(cancellationToken);
                return;
            }
        }
    }
}

using System.Globalization;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Notifications;
using Cms.Editorial.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cms.Editorial.Translations;

/// <summary>
/// Ends claims that nobody works on: the piece goes back to where anybody can take it, with all that was written. Warns holders
/// before. Any number of nodes may call it at any time.
/// </summary>
public sealed class EndClaims(IServiceScopeFactory scopes, TimeProvider time, ILogger<EndClaims> log)
{
    private const int BatchSize = 100;

    /// <returns>How many claims ended, and how many holders were warned.</returns>
    public async Task<(int Ended, int Warned)> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Claim> over;
        IReadOnlyList<Claim> soon;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var claims = scope.ServiceProvider.GetRequiredService<ClaimStore>();
            over = await claims.ListEndingAsync(Now, warned: true, BatchSize, cancellationToken);
            soon = await claims.ListEndingAsync(Now + ClaimClock.LongestWarning, warned: false, BatchSize, cancellationToken);
        }

        var ended = await EachAsync(over, static (end, claim, stop) => end.EndAsync(claim, stop), cancellationToken);
        var warned = await EachAsync(
            [.. soon.Where(claim => claim.ExpiresUtc > Now)], static (end, claim, stop) => end.WarnAsync(claim, stop), cancellationToken);
        return (ended, warned);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<int> EachAsync(
        IReadOnlyList<Claim> claims, Func<EndClaim, Claim, CancellationToken, Task<bool>> act, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var claim in claims)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await act(scope.ServiceProvider.GetRequiredService<EndClaim>(), claim, cancellationToken))
                    count++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "The claim of the article {Article} could not be looked after; it is tried again.", claim.Article);
            }
        }

        return count;
    }
}

/// <summary>Looks after one claim whose time is over, or nearly.</summary>
internal sealed class EndClaim(
    UnitOfWork work, ClaimStore claims, DeskReader desk, WorkflowRunner runner, ClaimClock clock, Notify notify, AuditTrail audit, TimeProvider time)
{
    /// <returns>False when there was nothing to do any more.</returns>
    public async Task<bool> EndAsync(Claim seen, CancellationToken cancellationToken)
    {
        await using var transaction = await work.BeginAsync(cancellationToken);
        if (await desk.HoldAsync(seen.Article, cancellationToken) is not { } held)
        {
            await claims.SetExpiryAsync(seen.Article, null, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return false;
        }

        // Read again now that nobody else can change it.
        var piece = held.Piece;
        if (piece.Claim is not { AccountId: { } holder } claim || !(claim.ExpiresUtc <= Now) || piece.Task is not { Claimable: true })
            return false;

        // While they may still read it: with the claim the right may go as well.
        await TellAsync(NotificationKind.ClaimExpired, claim, cancellationToken);
        if (!await claims.HandOverAsync(seen.Article, holder, null, Now, null, cancellationToken))
            return false;

        await runner.NoteAsync(
            held, Acts.ClaimPassed, "Expired", piece.Latest.Number, Actor.System, cancellationToken, comment: null, note: holder);
        audit.Note(Actor.System, AuditActions.ClaimExpired, piece.Pair?.ToString(), piece.Article, piece.Latest.Number, from: holder);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc cref="EndAsync"/>
    public async Task<bool> WarnAsync(Claim seen, CancellationToken cancellationToken)
    {
        await using var transaction = await work.BeginAsync(cancellationToken);
        if (await desk.FindAsync(seen.Article, cancellationToken) is not { Piece: var piece }
            || seen.ExpiresUtc - clock.WarningOf(piece.Task) > Now
            || !await claims.SetWarnedAsync(seen, Now, cancellationToken))
            return false;

        await TellAsync(NotificationKind.ClaimExpiring, seen, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Once for each end a claim had: work puts the end forward.</summary>
    private Task<IReadOnlySet<string>> TellAsync(NotificationKind kind, Claim claim, CancellationToken cancellationToken) => notify.ToAsync(
        [claim.AccountId],
        new NewNotification(kind, claim.Article, OnceKey: string.Create(CultureInfo.InvariantCulture, $"{kind}:{claim.Article}:{claim.ExpiresUtc?.Ticks}")),
        Actor.System,
        cancellationToken);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}

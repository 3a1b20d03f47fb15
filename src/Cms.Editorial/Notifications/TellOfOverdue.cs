using System.Globalization;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;
using Cms.Workflows.Activities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cms.Editorial.Notifications;

/// <summary>Tells of pieces whose time is over, once for each moment they were due. Any number of nodes may call it at any time; what
/// became due while none was up is told by the first that is.</summary>
public sealed class TellOfOverdue(IServiceScopeFactory scopes, TimeProvider time, ILogger<TellOfOverdue> log)
{
    /// <returns>Of how many pieces people were told.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var (article, due) in await FindAsync(cancellationToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                told += await scope.ServiceProvider.GetRequiredService<TellOfOverduePiece>().RunAsync(article, due, cancellationToken) ? 1 : 0;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "Nobody could be told that {Article} is overdue; it is tried again.", article);
            }
        }

        return told;
    }

    private async Task<IReadOnlyList<(ItemId Article, DateTime DueUtc)>> FindAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var open = scope.ServiceProvider.GetRequiredService<OpenPieceStore>();
        var store = scope.ServiceProvider.GetRequiredService<WorkflowTypeStore>();
        var types = scope.ServiceProvider.GetRequiredService<WorkflowTypes>();
        var now = time.GetUtcNow().UtcDateTime;
        var found = new List<(ItemId, DateTime)>();
        foreach (var piece in await open.ListAsync(cancellationToken))
        {
            if (piece.Fault is not null)
                continue;

            var type = await types.GetAsync(store, piece.Type.WorkflowTypeId, piece.Type.Version, cancellationToken);
            if (UserTask.From(type.Find(piece.At.ActivityId)) is { } task
                && Piece.DueOf(piece.Plan, task, piece.SinceUtc) is { } due && due < now && piece.Plan.OverdueToldUtc != due)
                found.Add((piece.Article, due));
        }

        return found;
    }
}

/// <summary>Tells that one piece is overdue.</summary>
internal sealed class TellOfOverduePiece(UnitOfWork work, DeskReader desk, OpenPieceStore plans, Notify notify, TimeProvider time)
{
    /// <param name="dueUtc">When it was found to have been due.</param>
    /// <returns>False when it is not any more, or people were told.</returns>
    public async Task<bool> RunAsync(ItemId article, DateTime dueUtc, CancellationToken cancellationToken)
    {
        await using var transaction = await work.BeginAsync(cancellationToken);

        // Read again now that nobody else can move or plan it.
        if (await desk.HoldAsync(article, cancellationToken) is not { Piece: { Task: { } task } piece }
            || Piece.DueOf(piece.Plan, task, piece.SinceUtc) is not { } due || due >= time.GetUtcNow().UtcDateTime
            || piece.Plan.OverdueToldUtc == dueUtc)
            return false;

        await plans.SetPlanAsync(article, piece.Plan with { OverdueToldUtc = dueUtc }, cancellationToken);
        var what = new NewNotification(
            NotificationKind.Overdue, article, Detail: piece.At.Title,
            OnceKey: string.Create(CultureInfo.InvariantCulture, $"overdue:{article}:{dueUtc.Ticks}"));
        await notify.ToThoseInChargeAsync(piece, what, Actor.System, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}

using Cms.Data;
using Cms.Data.Outbox;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Outbox;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cms.Editorial.Workflows.Running;

/// <summary>
/// Does what is due: timers, new tries of faulted runs, the outbox. Any number of nodes may call it at any time; each timer is
/// taken by one of them, in the transaction of what it sets off, so what was due while none ran happens late, and once.
/// </summary>
public sealed class RunDueWork(IServiceScopeFactory scopes, TimeProvider time, ILogger<RunDueWork> log)
{
    private const int BatchSize = 50;

    /// <returns>How much was done; when it is nothing there is time to wait.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<WorkflowTimer> due;
        await using (var scope = scopes.CreateAsyncScope())
            due = await scope.ServiceProvider.GetRequiredService<WaitStore>().ListDueAsync(Now, BatchSize, cancellationToken);

        foreach (var timer in due)
            await RunAsync(timer, cancellationToken);

        await using var last = scopes.CreateAsyncScope();
        return due.Count + await last.ServiceProvider.GetRequiredService<SendOutbox>().RunAsync(cancellationToken);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task RunAsync(WorkflowTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RunTimer>().RunAsync(timer, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "The timer {Timer} failed for the {Attempt}. time.", timer.TimerId, timer.Attempts + 1);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<WaitStore>().PostponeTimerAsync(
                timer, Now + SendOutbox.PauseAfter(timer.Attempts + 1), exception.Message, cancellationToken);
        }
    }
}

/// <summary>Does what one timer sets off.</summary>
internal sealed class RunTimer(
    UnitOfWork work, WaitStore waits, RunStore runs, WorkflowTypeStore store, WorkflowTimes times, RunMover mover, TimeProvider time)
{
    public async Task RunAsync(WorkflowTimer timer, CancellationToken cancellationToken)
    {
        await using var transaction = await work.BeginAsync(cancellationToken);
        if (!await waits.TakeTimerAsync(timer, cancellationToken))
            return;

        var now = time.GetUtcNow().UtcDateTime;
        switch (timer.Kind)
        {
            case WorkflowTimerKind.Resume:
                await mover.ResumeAsync(timer.RunId!, timer.ActivityId, "Done", What(timer, now), cancellationToken);
                break;
            case WorkflowTimerKind.Retry:
                await mover.RetryAsync(timer.RunId!, new Happening(Actor.System) { Attempts = timer.Attempts }, cancellationToken);
                break;
            default:
                await StartAsync(timer, now, cancellationToken);
                break;
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>However many times were missed, one run starts; the next time is after now.</summary>
    private async Task StartAsync(WorkflowTimer timer, DateTime now, CancellationToken cancellationToken)
    {
        if (await store.FindCurrentAsync(timer.WorkflowTypeId, cancellationToken) is not { Type: { IsEnabled: true } type } stored
            || type.Find(timer.ActivityId) is not { IsStart: true, Name: ActivityKinds.Timer } start)
            return;

        if (times.Next(start, now) is { } next)
            await waits.SetTimerAsync(timer with { DueUtc = next, Attempts = 0, Error = null }, cancellationToken);

        if (!type.IsSingleton || await runs.CountUnfinishedAsync(type.WorkflowTypeId, cancellationToken) == 0)
            await mover.StartAsync(stored, start, What(timer, now), cancellationToken);
    }

    private static Happening What(WorkflowTimer timer, DateTime now) => new(Actor.System) { Note = WorkflowTimes.Late(timer.DueUtc, now) };
}

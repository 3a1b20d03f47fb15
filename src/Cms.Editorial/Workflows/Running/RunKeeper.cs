using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Translations;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Expressions;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows.Running;

/// <summary>Stores what a pass made of a run: the run, its journal, what it waits for from now on, and when it is tried again.</summary>
internal sealed class RunKeeper(RunStore runs, WaitStore waits, WorkflowTimes times, WorkflowLinks links, ClaimClock clock, TimeProvider time)
{
    /// <summary>After how long a faulted run is tried again by itself; after the last it is parked for somebody to look.</summary>
    internal static readonly ImmutableArray<TimeSpan> Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(3)];

    /// <param name="before">Null for a run that starts.</param>
    /// <param name="subjects">What waiting tasks wait for, by activity id.</param>
    /// <param name="number">Of the item's latest version; null where no item is concerned.</param>
    /// <returns>Where an editorial run waits now, and whether it was stored: not when somebody else moved it meanwhile.</returns>
    public async Task<(WaitingAt? At, bool Stored)> KeepAsync(
        WorkflowType type,
        StoredRun? before,
        WorkflowRun run,
        ImmutableArray<PassStep> steps,
        Happening what,
        IReadOnlyDictionary<string, string> subjects,
        int? number,
        CancellationToken cancellationToken)
    {
        var at = type.IsEditorial ? WhereIs(type, run, before?.At) : null;
        var journal = Entries(run, steps, StateOf(before?.At), StateOf(at), what, number);
        if (before is null)
            await runs.AddAsync(run, journal, at, cancellationToken);
        else if (!await runs.SaveAsync(before, run, journal, at, cancellationToken))
            return (at, false);

        await KeepWaitsAsync(type, before?.Run, run, steps, subjects, cancellationToken);
        await KeepRetryAsync(run, what.Attempts, cancellationToken);
        if (type.IsEditorial && ItemId.TryParse(run.CorrelationId, out var article))
            await clock.SetAsync(article, at is null ? null : UserTask.From(type.Find(at.ActivityId)), cancellationToken);
        return (at, true);
    }

    /// <summary>Forgets all that a run waits for.</summary>
    public async Task ForgetAsync(WorkflowRun run, CancellationToken cancellationToken)
    {
        await waits.RemoveAsync(run.RunId, [.. run.Blocking.Select(blocking => blocking.ActivityId)], cancellationToken);
        await waits.DeleteTimerAsync(RetryId(run.RunId), cancellationToken);
    }

    public static string? StateOf(WaitingAt? at) => at?.State ?? at?.Title;

    public static string RetryId(string runId) => $"retry:{runId}";

    public static string RequestSubject(string workflowTypeId, string activityId) => $"{workflowTypeId}/{activityId}";

    /// <summary>A faulted piece stays on the desk where it broke, in the state it had.</summary>
    private static WaitingAt? WhereIs(WorkflowType type, WorkflowRun run, WaitingAt? before)
    {
        var id = run.Status switch
        {
            RunStatus.Halted => run.Blocking is [var blocking, ..] ? blocking.ActivityId : null,
            RunStatus.Faulted => run.Due is [var due, ..] ? due : run.Blocking is [var blocking, ..] ? blocking.ActivityId : null,
            _ => null,
        };
        if (id is null || type.Find(id) is not { } activity)
            return null;

        var state = UserTask.From(activity)?.State ?? (run.Status == RunStatus.Faulted ? StateOf(before) : null);
        return new WaitingAt(activity.ActivityId, activity.Label, state);
    }

    private async Task KeepWaitsAsync(
        WorkflowType type,
        WorkflowRun? before,
        WorkflowRun run,
        ImmutableArray<PassStep> steps,
        IReadOnlyDictionary<string, string> subjects,
        CancellationToken cancellationToken)
    {
        // Whoever left an activity and came to it again waits anew.
        var passed = steps.Select(step => step.ActivityId).ToHashSet(StringComparer.Ordinal);
        bool IsNew(string id) => before is null || !before.WaitsAt(id) || passed.Contains(id);
        var gone = (before?.Blocking ?? []).Select(blocking => blocking.ActivityId).Where(id => !run.WaitsAt(id) || IsNew(id)).ToArray();
        if (gone.Length > 0)
            await waits.RemoveAsync(run.RunId, gone, cancellationToken);

        if (before is not null && before.CorrelationId != run.CorrelationId)
            await waits.CorrelateAsync(run.RunId, run.CorrelationId, cancellationToken);

        foreach (var blocking in run.Blocking.Where(blocking => IsNew(blocking.ActivityId)))
        {
            var activity = type.Find(blocking.ActivityId)!;
            var subject = subjects.GetValueOrDefault(blocking.ActivityId) ?? SubjectOf(activity, run);
            await waits.AddAsync(new WorkflowWait(run.RunId, activity.ActivityId, activity.Name, run.CorrelationId, subject), cancellationToken);
            if (activity.Name == ActivityKinds.Timer && times.Next(activity, Now) is { } due)
            {
                var timer = new WorkflowTimer(
                    $"run:{run.RunId}:{activity.ActivityId}", WorkflowTimerKind.Resume, run.RunId, run.WorkflowTypeId, activity.ActivityId, due, 0, null);
                await waits.SetTimerAsync(timer, cancellationToken);
            }
        }
    }

    private async Task KeepRetryAsync(WorkflowRun run, int attempts, CancellationToken cancellationToken)
    {
        if (run.Status != RunStatus.Faulted || attempts >= Pauses.Length || attempts < 0)
            return;

        var activity = run.Due is [var due, ..] ? due : "";
        var timer = new WorkflowTimer(
            RetryId(run.RunId), WorkflowTimerKind.Retry, run.RunId, run.WorkflowTypeId, activity, Now + Pauses[attempts], attempts + 1, run.FaultMessage);
        await waits.SetTimerAsync(timer, cancellationToken);
    }

    private string? SubjectOf(Activity activity, WorkflowRun run) => activity.Name switch
    {
        ActivityKinds.Signal => ActivityExpression.Of(activity, "SignalName").Evaluate(new ExpressionScope(run, links.HostFor(null))).Text?.Trim(),
        ActivityKinds.HttpRequest => RequestSubject(run.WorkflowTypeId, activity.ActivityId),
        _ => null,
    };

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The first entry is the person's doing and has the comment; what follows from it has the same account.</summary>
    private ImmutableArray<JournalEntry> Entries(
        WorkflowRun run, ImmutableArray<PassStep> steps, string? from, string? to, Happening what, int? number) =>
        [.. steps.Select((step, i) => new JournalEntry(
            run.RunId,
            0,
            step.ActivityId,
            step.Name,
            step.Outcome ?? (i == steps.Length - 1 && run.Status == RunStatus.Faulted ? Acts.Faulted : Acts.Waiting),
            from,
            to,
            what.Actor.AccountId,
            i == 0 ? what.Comment : null,
            number,
            Now) { Note = step.Note ?? (i == 0 ? what.Note : null) })];
}

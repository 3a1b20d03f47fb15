using Cms.Data.Workflows;
using Cms.Workflows;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows.Running;

/// <summary>Sets the times at which runs of a type start, whenever the type is saved.</summary>
public sealed class StartTimers
{
    private readonly WaitStore _waits;
    private readonly WorkflowTimes _times;
    private readonly TimeProvider _time;

    internal StartTimers(WaitStore waits, WorkflowTimes times, TimeProvider time) => (_waits, _times, _time) = (waits, times, time);

    /// <summary>Call it in the transaction that saves the type. A timer that stays as it was keeps its time.</summary>
    internal async Task SetAsync(WorkflowType type, WorkflowType? before, CancellationToken cancellationToken)
    {
        var wanted = type.StartsOn(ActivityKinds.Timer).ToDictionary(start => $"start:{type.WorkflowTypeId}:{start.ActivityId}", StringComparer.Ordinal);
        var there = await _waits.ListStartsAsync(type.WorkflowTypeId, cancellationToken);
        foreach (var timer in there.Where(timer => !wanted.ContainsKey(timer.TimerId)))
            await _waits.DeleteTimerAsync(timer.TimerId, cancellationToken);

        foreach (var (id, start) in wanted)
        {
            var isSame = there.Any(timer => timer.TimerId == id)
                && before?.Find(start.ActivityId)?.Properties.ToString() == start.Properties.ToString();
            if (!isSame && _times.Next(start, _time.GetUtcNow().UtcDateTime) is { } due)
            {
                var timer = new WorkflowTimer(id, WorkflowTimerKind.Start, null, type.WorkflowTypeId, start.ActivityId, due, 0, null);
                await _waits.SetTimerAsync(timer, cancellationToken);
            }
        }
    }
}

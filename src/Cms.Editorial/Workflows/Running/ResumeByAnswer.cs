using System.Text.Json;
using Cms.Data.Outbox;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Outbox;
using Cms.Workflows;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows.Running;

/// <summary>Takes runs on when the mail or request that they wait for was sent, or given up.</summary>
internal sealed class ResumeByAnswer(RunStore runs, WorkflowTypeStore store, WorkflowTypes types, RunMover mover) : IOutboxListener
{
    public string Name => MessageTasks.Origin;

    public async Task OnEndedAsync(OutboxMessage message, OutboxSending sending, CancellationToken cancellationToken)
    {
        if (message.Origin?.Split(':', 3) is not [_, var runId, var activityId]
            || await runs.FindAsync(runId, cancellationToken) is not { } stored)
            return;

        var type = await types.GetAsync(store, stored.Run.WorkflowTypeId, stored.Run.TypeVersion, cancellationToken);
        if (type.Find(activityId) is not { } activity)
            return;

        var what = new Happening(Actor.System) { LastResult = sending.Result };
        if (Outcome(type, activity, sending) is { } outcome)
            await mover.ResumeAsync(runId, activityId, outcome, what, cancellationToken);
        else
            await mover.FaultAsync(runId, activityId, sending.Error!, what, cancellationToken);
    }

    /// <summary>Null when the failure has no outcome of its own, so that somebody has to look.</summary>
    private static string? Outcome(WorkflowType type, Activity activity, OutboxSending sending)
    {
        if (activity.Name != ActivityKinds.HttpCall)
            return sending.Error is null ? "Done" : type.Follow(activity.ActivityId, "Failed") is null ? null : "Failed";

        if (sending.Result is not { } result)
            return null;

        var code = result.GetProperty("StatusCode").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return ActivityKinds.Of(activity).OutcomesOf(activity).Contains(code) ? code : "UnhandledHttpStatus";
    }
}

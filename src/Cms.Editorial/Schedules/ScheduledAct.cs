using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Schedules;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;
using Cms.Editorial.Notifications;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Schedules;

/// <summary>Carries one schedule out: the act and the end of the schedule are one transaction.</summary>
internal sealed class ScheduledAct(
    UnitOfWork work,
    ScheduleStore schedules,
    ScheduleGuard guard,
    ActorSource actors,
    ItemStore items,
    DeskReader desk,
    ActOnTask actOnTask,
    PublishItem publishItem,
    UnpublishItem unpublishItem,
    Notify notify,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Longer after its time than the runs are apart, it was missed.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <returns>Whether it was ours; and why it was refused, if it was: then nothing happened.</returns>
    public async Task<(bool IsOurs, Problem? Problem)> RunAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        await using var transaction = await work.BeginAsync(cancellationToken);
        guard.IsRunning = true;
        var actor = schedule.AccountId is null ? Actor.System : await actors.FromAccountAsync(schedule.AccountId, null, cancellationToken);
        if (actor is null)
            return (false, Problem.Forbidden("account-gone", "The account that scheduled this is disabled or gone."));

        var now = time.GetUtcNow().UtcDateTime;
        var isLate = now - schedule.DueUtc > Late;
        if (await ActAsync(schedule, isLate, actor, cancellationToken) is { } problem)
            return (false, problem);

        // Last, after the item and its run, as everybody takes them: whoever is second finds nothing to end, and gives up.
        if (!await schedules.EndAsync(schedule.Id, ScheduleState.Done, now, isLate, null, cancellationToken))
            return (false, null);
        audit.Note(
            actor, AuditActions.ScheduleDone, schedule.Action.ToString(), schedule.Item, schedule.Number,
            to: ScheduleItem.InWords(schedule), comment: isLate ? "late" : null);
        if (isLate)
            await TellAsync(NotificationKind.ScheduledLate, schedule, ScheduleItem.InWords(schedule), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (true, null);
    }

    /// <returns>False when it ended in another way meanwhile.</returns>
    public async Task<bool> FailAsync(Schedule schedule, string reason, CancellationToken cancellationToken)
    {
        await using var transaction = await work.BeginAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        if (!await schedules.EndAsync(schedule.Id, ScheduleState.Failed, now, now - schedule.DueUtc > Late, reason, cancellationToken))
            return false;
        audit.Note(
            Actor.System, AuditActions.ScheduleFailed, schedule.Action.ToString(), schedule.Item, schedule.Number,
            ScheduleItem.InWords(schedule), comment: reason);
        await TellAsync(NotificationKind.ScheduleFailed, schedule, reason, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>As the site's doing, so that who scheduled it is told as well.</summary>
    private async Task TellAsync(NotificationKind kind, Schedule schedule, string detail, CancellationToken cancellationToken)
    {
        var what = new NewNotification(kind, schedule.Item, Detail: detail);
        var told = await notify.ToAsync([schedule.AccountId], what, Actor.System, cancellationToken);
        await notify.ToFollowersAsync(what, Actor.System, cancellationToken, told);
    }

    private async Task<Problem?> ActAsync(Schedule schedule, bool isLate, Actor actor, CancellationToken cancellationToken)
    {
        if (schedule.Action == ScheduleAction.Archive)
        {
            return await items.FindLatestAsync(schedule.Item, cancellationToken) is { } latest
                ? (await unpublishItem.RunAsync(schedule.Item, latest.Number, actor, cancellationToken)).Problem
                : ItemProblems.NoSuchItem;
        }

        if (await desk.FindAsync(schedule.Item, cancellationToken) is not { Piece: var piece })
            return (await publishItem.RunAsync(schedule.Item, schedule.Number, actor, cancellationToken)).Problem;
        if (PublishingRights.PublishingOutcome(piece) is not { } outcome)
            return Problem.Conflict("not-ready", $"The piece waited at '{piece.At.Title}' when it was due.");
        var comment = $"Scheduled for {ScheduleItem.InWords(schedule)}{(isLate ? ", late" : "")}.";
        return (await actOnTask.RunAsync(new TaskAction(schedule.Item, outcome, comment, schedule.Number), actor, cancellationToken)).Problem;
    }
}

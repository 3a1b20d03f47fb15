using Cms.Data.Schedules;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;

namespace Cms.Editorial.Schedules;

/// <summary>Keeps schedules true to what becomes of their item: a newer version by somebody who may publish is the one that is
/// meant; by anybody else it calls the schedule off, as does publishing, taking down or deleting by hand.</summary>
internal sealed class FollowSchedules(ScheduleStore schedules, ScheduleGuard guard, AuditTrail audit, TimeProvider time) : IContentEventHandler
{
    public async Task OnAsync(ContentEvent e, CancellationToken cancellationToken)
    {
        if (guard.IsRunning || e.Name == ContentEventNames.Created)
            return;

        foreach (var schedule in await schedules.FindWaitingAsync(e.Version.ContentItemId, cancellationToken))
        {
            var item = e.Version.Item;
            var isPublish = schedule.Action == ScheduleAction.Publish;
            if (e.Name == ContentEventNames.DraftSaved)
            {
                if (!isPublish)
                    continue;
                if (e.Actor.MayPublish(item.ContentType, item.Owner))
                    await schedules.FollowAsync(schedule.Id, e.Version.Number, e.Actor.AccountId, cancellationToken);
                else
                    await CancelAsync(schedule, "Changed by somebody who may not publish it.", e, cancellationToken);
            }
            else if (e.Name == ContentEventNames.Deleted || isPublish == (e.Name == ContentEventNames.Published))
            {
                await CancelAsync(schedule, "Done by hand before.", e, cancellationToken);
            }
        }
    }

    private async Task CancelAsync(Schedule schedule, string reason, ContentEvent e, CancellationToken cancellationToken)
    {
        if (await schedules.EndAsync(schedule.Id, ScheduleState.Cancelled, time.GetUtcNow().UtcDateTime, false, reason, cancellationToken))
        {
            audit.Note(
                e.Actor, AuditActions.ScheduleCancelled, schedule.Action.ToString(), schedule.Item, schedule.Number,
                ScheduleItem.InWords(schedule), comment: reason);
        }
    }
}

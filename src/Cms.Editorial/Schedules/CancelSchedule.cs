using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Schedules;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;

namespace Cms.Editorial.Schedules;

/// <summary>Calls a schedule off.</summary>
public sealed class CancelSchedule
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ItemWriter _writer;
    private readonly ScheduleStore _schedules;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal CancelSchedule(
        UnitOfWork work, ItemStore items, ItemWriter writer, ScheduleStore schedules, AuditTrail audit, TimeProvider time) =>
        (_work, _items, _writer, _schedules, _audit, _time) = (work, items, writer, schedules, audit, time);

    /// <returns>The item's latest version, without the time; or <c>no-such-item</c>, <c>may-not-publish</c>, <c>schedule-over</c>
    /// (it was carried out or cancelled meanwhile).</returns>
    public async Task<Result<ItemVersion>> RunAsync(ItemId item, string schedule, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindLatestAsync(item, cancellationToken) is not { } latest
            || !actor.MayView(latest.Item.ContentType, latest.Item.Owner))
            return ItemProblems.NoSuchItem;
        if (!actor.MayPublish(latest.Item.ContentType, latest.Item.Owner))
            return Problem.Forbidden("may-not-publish", $"You may not change when items of the type '{latest.Item.ContentType}' are published.");

        var waiting = (await _schedules.FindWaitingAsync(item, cancellationToken)).FirstOrDefault(s => s.Id == schedule);
        if (waiting is null)
            return Over;
        var (part, key) = ScheduleItem.PartOf(waiting.Action);
        var saved = await _writer.SaveAsync(
            new ItemDraft(item, latest.Item.ContentType, latest.Content.With(null, part, key), latest), actor, cancellationToken);
        if (!saved.Succeeded)
            return saved;
        if (!await _schedules.EndAsync(schedule, ScheduleState.Cancelled, _time.GetUtcNow().UtcDateTime, false, null, cancellationToken))
            return Over;

        _audit.Note(actor, AuditActions.ScheduleCancelled, waiting.Action.ToString(), item, saved.Value.Number, from: ScheduleItem.InWords(waiting));
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    private static Problem Over => Problem.Conflict("schedule-over", "This schedule is over: it was carried out or cancelled meanwhile.");
}

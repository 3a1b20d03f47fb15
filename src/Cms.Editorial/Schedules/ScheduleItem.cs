using System.Globalization;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Schedules;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;

namespace Cms.Editorial.Schedules;

/// <param name="LocalTime">In the form of <see cref="ZonedTime.Form"/>.</param>
/// <param name="TimeZone">Of the IANA database.</param>
/// <param name="Hour">Needed only when the hour comes twice.</param>
/// <param name="Seen">Number of the version the editor was looking at.</param>
/// <param name="Replaces">Id of the schedule that this one is to replace; null when there is none.</param>
public sealed record ScheduleInput(
    ItemId Item, ScheduledAction Action, string LocalTime, string TimeZone, RepeatedHour? Hour, int Seen, string? Replaces = null);

/// <summary>Has an item published, or taken off the public site, at a time. It happens with the rights of who asked for it, as
/// they are then, and only to the version that was meant.</summary>
public sealed class ScheduleItem
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ItemWriter _writer;
    private readonly ScheduleStore _schedules;
    private readonly PublishingRights _rights;
    private readonly Embargoes _embargoes;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal ScheduleItem(
        UnitOfWork work,
        ItemStore items,
        ItemWriter writer,
        ScheduleStore schedules,
        PublishingRights rights,
        Embargoes embargoes,
        AuditTrail audit,
        TimeProvider time)
    {
        _work = work;
        _items = items;
        _writer = writer;
        _schedules = schedules;
        _rights = rights;
        _embargoes = embargoes;
        _audit = audit;
        _time = time;
    }

    /// <returns>The schedule, or <c>no-such-item</c>, <c>may-not-publish</c>, <c>changed-meanwhile</c>, <c>bad-time</c>,
    /// <c>bad-zone</c>, <c>no-such-time</c>, <c>time-comes-twice</c>, <c>in-the-past</c>, <c>embargoed</c>, <c>not-public</c>,
    /// <c>already-scheduled</c>, <c>schedule-over</c>, or what publishing it now would be refused for.</returns>
    public async Task<Result<ScheduleLine>> RunAsync(ScheduleInput input, Actor actor, CancellationToken cancellationToken)
    {
        var due = ZonedTime.ToUtc(input.LocalTime, input.TimeZone, input.Hour);
        if (!due.Succeeded)
            return due.Problem;
        var now = _time.GetUtcNow().UtcDateTime;
        if (due.Value <= now)
            return Problem.Invalid("in-the-past", $"{input.LocalTime} in {input.TimeZone} is over.");

        var action = (ScheduleAction)input.Action;
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindLatestAsync(input.Item, cancellationToken) is not { } latest
            || !actor.MayView(latest.Item.ContentType, latest.Item.Owner))
            return ItemProblems.NoSuchItem;
        if (latest.Number != input.Seen)
            return SaveProblems.Changed(latest, actor);
        if (await AgainstAsync(input, latest, due.Value, actor, cancellationToken) is { } refused)
            return refused;

        var saved = await WriteAsync(latest, action, due.Value, actor, cancellationToken);
        if (!saved.Succeeded)
            return saved.Problem;

        // After the item, as everybody takes the two.
        var before = await FindAsync(input.Item, action, cancellationToken);
        if (before?.Id != input.Replaces)
            return Over(before);
        if (before is not null && !await _schedules.EndAsync(before.Id, ScheduleState.Cancelled, now, false, "Set to another time.", cancellationToken))
            return Over(null);

        var schedule = new Schedule(
            IdText.New(), input.Item, action, due.Value, input.LocalTime, input.TimeZone, saved.Value.Number, actor.AccountId, now);
        if (!await _schedules.AddAsync(schedule, cancellationToken))
            return Over(schedule);
        _audit.Note(
            actor, AuditActions.ScheduleSet, input.Action.ToString(), input.Item, saved.Value.Number,
            before is null ? null : InWords(before), InWords(schedule));
        await transaction.CommitAsync(cancellationToken);
        return ScheduleLine.Of(schedule, saved.Value.Item.DisplayText);
    }

    internal static string InWords(Schedule schedule) => $"{schedule.LocalTime} {schedule.TimeZone}";

    private async Task<Problem?> AgainstAsync(
        ScheduleInput input, ItemVersion latest, DateTime due, Actor actor, CancellationToken cancellationToken)
    {
        if (input.Action == ScheduledAction.Archive)
        {
            if (!actor.MayPublish(latest.Item.ContentType, latest.Item.Owner))
                return Problem.Forbidden("may-not-publish", $"You may not unpublish items of the type '{latest.Item.ContentType}'.");
            return latest.Item.Published || await _items.FindPublishedAsync(input.Item, cancellationToken) is not null
                || await FindAsync(input.Item, ScheduleAction.Publish, cancellationToken) is not null
                ? null
                : Problem.Conflict("not-public", "This item is not public, and is not to be published either.");
        }

        if (await _rights.AgainstAsync(latest, actor, cancellationToken) is { } refused)
            return refused;
        return await _embargoes.UntilAsync(latest, cancellationToken) is { } until && due < until ? Embargoes.Embargoed(until) : null;
    }

    /// <summary>The time stands in the item's own part as well, in a version of its own.</summary>
    private Task<Result<ItemVersion>> WriteAsync(
        ItemVersion latest, ScheduleAction action, DateTime due, Actor actor, CancellationToken cancellationToken)
    {
        var (part, key) = PartOf(action);
        var content = latest.Content.With(due.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), part, key);
        return _writer.SaveAsync(new ItemDraft(latest.ContentItemId, latest.Item.ContentType, content, latest), actor, cancellationToken);
    }

    internal static (string Part, string Key) PartOf(ScheduleAction action) => action == ScheduleAction.Publish
        ? ("PublishLaterPart", "ScheduledPublishUtc")
        : ("ArchiveLaterPart", "ScheduledArchiveUtc");

    private async Task<Schedule?> FindAsync(ItemId item, ScheduleAction action, CancellationToken cancellationToken) =>
        (await _schedules.FindWaitingAsync(item, cancellationToken)).FirstOrDefault(schedule => schedule.Action == action);

    private static Problem Over(Schedule? there) => there is null
        ? Problem.Conflict("schedule-over", "The schedule that you wanted to change is over: it was carried out or cancelled meanwhile.")
        : Problem.Conflict("already-scheduled", $"It is scheduled for {InWords(there)} already: change or cancel that.");
}

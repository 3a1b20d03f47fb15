using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Schedules;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Schedules;

/// <param name="Waiting">The next first.</param>
/// <param name="Ended">Of the last two weeks, the last first.</param>
public sealed record ScheduleOverview(ImmutableArray<ScheduleLine> Waiting, ImmutableArray<ScheduleLine> Ended);

/// <summary>What is scheduled, and what became of it, among the items one person may see.</summary>
public sealed class ListSchedules
{
    private const int Most = 500;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private readonly ScheduleStore _schedules;
    private readonly ItemStore _items;
    private readonly TimeProvider _time;

    internal ListSchedules(ScheduleStore schedules, ItemStore items, TimeProvider time) => (_schedules, _items, _time) = (schedules, items, time);

    /// <returns>The overview, or <c>needs-account</c>.</returns>
    public async Task<Result<ScheduleOverview>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is null)
            return Problem.Forbidden("needs-account", "Sign in first.");

        var waiting = await _schedules.ListWaitingAsync(Most, cancellationToken);
        var ended = await _schedules.ListEndedAsync(_time.GetUtcNow().UtcDateTime - Kept, Most, cancellationToken);
        var items = await _items.FindManyAsync([.. waiting.Concat(ended).Select(s => s.Item).Distinct()], VersionStatus.Latest, cancellationToken);
        return new ScheduleOverview([.. waiting.SelectMany(ToLine)], [.. ended.SelectMany(ToLine)]);

        IEnumerable<ScheduleLine> ToLine(Schedule schedule)
        {
            if (items.TryGetValue(schedule.Item, out var latest) && actor.MayView(latest.Item.ContentType, latest.Item.Owner))
                yield return ScheduleLine.Of(schedule, latest.Item.DisplayText ?? schedule.Item.Value);
        }
    }

    /// <summary>What waits for one item.</summary>
    /// <returns>None, one or two; or <c>no-such-item</c>.</returns>
    public async Task<Result<ImmutableArray<ScheduleLine>>> RunAsync(ItemId item, Actor actor, CancellationToken cancellationToken) =>
        await _items.FindLatestAsync(item, cancellationToken) is { } latest && actor.MayView(latest.Item.ContentType, latest.Item.Owner)
            ? (ImmutableArray<ScheduleLine>)[.. (await _schedules.FindWaitingAsync(item, cancellationToken)).Select(s => ScheduleLine.Of(s, latest.Item.DisplayText))]
            : Problem.NotFound("no-such-item", "This item does not exist.");
}

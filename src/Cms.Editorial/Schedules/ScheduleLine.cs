using Cms.Content.Items;
using Cms.Data.Schedules;

namespace Cms.Editorial.Schedules;

public enum ScheduledAction
{
    Publish,

    /// <summary>Take off the public site.</summary>
    Archive,
}

public enum ScheduledState
{
    Waiting,
    Done,

    /// <summary>It was due and something was against it.</summary>
    Failed,
    Cancelled,
}

/// <summary>Something that is, or was, to happen to an item at a time.</summary>
/// <param name="LocalTime">As it was entered, in the form of <see cref="ZonedTime.Form"/>, in <paramref name="TimeZone"/>.</param>
/// <param name="IsLate">It happened well after it was due, as after downtime.</param>
/// <param name="Reason">Why it failed or was cancelled.</param>
/// <param name="Title">Of the item's latest version; null where nobody asked for it.</param>
public sealed record ScheduleLine(
    string Id,
    ItemId Item,
    ScheduledAction Action,
    DateTime DueUtc,
    string LocalTime,
    string TimeZone,
    ScheduledState State,
    bool IsLate,
    string? Reason,
    string? Title)
{
    internal static ScheduleLine Of(Schedule schedule, string? title = null) => new(
        schedule.Id,
        schedule.Item,
        (ScheduledAction)schedule.Action,
        schedule.DueUtc,
        schedule.LocalTime,
        schedule.TimeZone,
        (ScheduledState)schedule.State,
        schedule.IsLate,
        schedule.Reason,
        title);
}

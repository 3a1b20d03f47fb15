using Cms.Content.Items;

namespace Cms.Data.Schedules;

public enum ScheduleAction
{
    Publish,

    /// <summary>Take off the public site.</summary>
    Archive,
}

public enum ScheduleState
{
    Waiting,
    Done,

    /// <summary>It was due and something was against it.</summary>
    Failed,
    Cancelled,
}

/// <summary>Something that is to happen to an item at a time.</summary>
/// <param name="LocalTime">As it was entered, <c>yyyy-MM-ddTHH:mm</c> in <paramref name="TimeZone"/>.</param>
/// <param name="TimeZone">Of the IANA database.</param>
/// <param name="Number">Of the version that is meant.</param>
/// <param name="AccountId">Who wants it, and with whose rights it happens; null for the site itself.</param>
/// <param name="IsLate">It happened well after it was due, as after downtime.</param>
/// <param name="Reason">Why it failed or was cancelled.</param>
public sealed record Schedule(
    string Id,
    ItemId Item,
    ScheduleAction Action,
    DateTime DueUtc,
    string LocalTime,
    string TimeZone,
    int Number,
    string? AccountId,
    DateTime SetUtc,
    ScheduleState State = ScheduleState.Waiting,
    DateTime? EndedUtc = null,
    bool IsLate = false,
    string? Reason = null);

namespace Cms.Editorial.Notifications;

/// <summary>What people are told of. The names are stored.</summary>
public enum NotificationKind
{
    /// <summary>A piece was handed to this person.</summary>
    Assigned,

    /// <summary>Somebody took this person's piece over.</summary>
    TakenOver,

    ClaimExpiring,
    ClaimExpired,

    /// <summary>A piece came back, with a reason.</summary>
    Returned,

    /// <summary>A piece has come to a task that this person may end.</summary>
    Waiting,

    Approved,
    Published,

    /// <summary>The source of a piece has a new revision.</summary>
    SourceChanged,

    Comment,
    Mention,
    Overdue,

    /// <summary>What was scheduled happened after its time.</summary>
    ScheduledLate,

    /// <summary>What was scheduled was refused.</summary>
    ScheduleFailed,

    /// <summary>A workflow broke; for those who look after workflows.</summary>
    WorkflowFault,

    /// <summary>A message to a webhook was given up; for those who look after workflows.</summary>
    WebhookParked,
}

/// <summary>How a person wants to hear of something beside the list in the app.</summary>
public enum MailChoice
{
    None,
    AtOnce,
    Digest,
}

/// <summary>Something to tell people of.</summary>
/// <param name="Item">What it is about; who may not read it is not told.</param>
/// <param name="Detail">A reason, or the name of a state; of a comment its id. It is shown in the app to who may read the item, and is in no mail.</param>
/// <param name="OnceKey">Each person is told once of what has this key; null where it may be told again.</param>
internal sealed record NewNotification(
    NotificationKind Kind, Content.Items.ItemId? Item, string? SegmentId = null, string? Detail = null, string? OnceKey = null);

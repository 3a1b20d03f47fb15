using Cms.Content.Items;

namespace Cms.Data.Notifications;

/// <summary>What one person is told.</summary>
/// <param name="Kind">What it is about; whoever tells it gives the words.</param>
/// <param name="SegmentId">Null when it is about the whole item, or about none.</param>
/// <param name="ById">The account that did it; null for the site itself.</param>
/// <param name="Detail">What was said, for example a reason.</param>
/// <param name="ReadUtc">Null until the person has read it.</param>
public sealed record Notification(
    string Id,
    string AccountId,
    string Kind,
    ItemId? Item,
    string? SegmentId,
    string? ById,
    string? Detail,
    DateTime AtUtc,
    DateTime? ReadUtc = null);

/// <summary>Whether a notification goes out by mail as well.</summary>
public enum NotificationMail
{
    /// <summary>It does not, or it went.</summary>
    None = 0,

    /// <summary>With the person's next digest.</summary>
    Digest = 1,
}

/// <summary>How one person wants to be told.</summary>
/// <param name="Kinds">JSON: by kind how it is mailed.</param>
/// <param name="DigestAt">A reading of the clock, for example <c>08:00</c>.</param>
/// <param name="TimeZone">Of the IANA database.</param>
/// <param name="Language">Of the mails.</param>
/// <param name="Unsubscribe">The secret in the mails' links.</param>
public sealed record NotificationSettings(
    string AccountId, string Kinds, string DigestAt, string TimeZone, string Language, DateTime? NextDigestUtc, string Unsubscribe);

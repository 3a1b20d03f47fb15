using System.Collections.Immutable;

namespace Cms.Editorial.Notifications;

/// <summary>A mail about notifications as it lies in the outbox: no name, address or title, which are looked up when it goes.</summary>
/// <param name="IsDigest">Whether it gathers a day; else it is of one notification.</param>
internal sealed record NotificationLetter(string AccountId, ImmutableArray<string> Notifications, bool IsDigest = false)
{
    /// <summary>The kind of such a message.</summary>
    public const string Kind = "notification";
}

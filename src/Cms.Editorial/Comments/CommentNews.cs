using Cms.Data.Comments;
using Cms.Editorial.Notifications;

namespace Cms.Editorial.Comments;

/// <summary>What is told of a comment: its id and not its text, so that nobody keeps words that were changed or taken back.</summary>
internal static class CommentNews
{
    /// <summary>Each person is told once of a comment, and once that it mentions them.</summary>
    public static NewNotification Of(NotificationKind kind, Comment comment) =>
        new(kind, comment.Item, comment.Place.SegmentId, comment.Id, $"{kind}:{comment.Id}");
}

using System.Collections.Immutable;
using Cms.Data.Comments;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Comments;

/// <summary>Turns stored comments into what one person sees.</summary>
internal static class CommentReading
{
    public static IEnumerable<string> AccountsOf(IEnumerable<Comment> comments) =>
        comments.SelectMany(comment => new[] { comment.AccountId, comment.ResolvedBy }).OfType<string>();

    /// <summary>Oldest first.</summary>
    public static ImmutableArray<CommentView> Views(
        IEnumerable<Comment> comments, CommentedItem item, IReadOnlyDictionary<string, Person> people, Actor actor) =>
    [
        .. comments.Select(comment => new CommentView(
            comment.Id,
            comment.ReplyTo,
            comment.Place.SegmentId,
            comment.Place.SegmentId is { } segment && !item.HasSegment(segment),
            comment.Place.Quote,
            comment.Place.At,
            item.Find(comment.Place),
            NameOf(comment.AccountId, people),
            comment.AccountId == actor.AccountId,
            comment.AtUtc,
            comment.EditedUtc,
            comment.Text,
            comment.DeletedUtc is not null,
            comment.ResolvedBy is { } by ? NameOf(by, people) : null,
            comment.ResolvedUtc)),
    ];

    private static string NameOf(string account, IReadOnlyDictionary<string, Person> people) =>
        people.GetValueOrDefault(account)?.Name ?? Person.Unnamed;
}

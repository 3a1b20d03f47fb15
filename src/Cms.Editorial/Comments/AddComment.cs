using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Comments;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;
using Cms.Editorial.Notifications;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Comments;

/// <summary>Says something of an item, a segment or selected words to the others who may read it; tells whom it mentions, and who
/// follows the item.</summary>
public sealed class AddComment
{
    /// <summary>Of one item, answers included.</summary>
    public const int Most = 2_000;

    private readonly UnitOfWork _work;
    private readonly CommentStore _comments;
    private readonly CommentedItems _items;
    private readonly CommentRules _rules;
    private readonly Notify _notify;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal AddComment(
        UnitOfWork work, CommentStore comments, CommentedItems items, CommentRules rules, Notify notify, AuditTrail audit, TimeProvider time) =>
        (_work, _comments, _items, _rules, _notify, _audit, _time) = (work, comments, items, rules, notify, audit, time);

    /// <returns>The id; or <c>needs-account</c>, <c>bad-comment</c>, <c>no-such-item</c>, <c>no-such-segment</c>, <c>bad-quote</c>,
    /// <c>no-such-comment</c> (to answer), <c>may-not-see</c> (of somebody it mentions), <c>too-many-comments</c>.</returns>
    public async Task<Result<string>> RunAsync(NewComment input, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;
        if (!ReviewRules.IsId(input.Id))
            return Problem.Invalid("bad-comment", "The id of a comment has between 1 and 40 letters, digits and dashes.");
        if (CommentRules.AgainstText(input.Text) is { } bad)
            return bad;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        var withText = input is { SegmentId: not null, ReplyTo: null };
        if (await _items.FindAsync(input.Item, withText, actor, cancellationToken) is not { } item)
            return ItemProblems.NoSuchItem;

        var (place, refused) = await PlaceAsync(input, item, cancellationToken);
        if (place is null)
            return refused!;
        if (await _comments.CountAsync(input.Item, cancellationToken) >= Most)
            return Problem.Conflict("too-many-comments", $"There are {Most:N0} comments already: delete some that are done with.");

        var text = input.Text.Trim();
        var mentioned = await _rules.MentionedAsync(text, item, cancellationToken);
        if (mentioned.Problem is { } outside)
            return outside;

        var comment = new Comment(input.Id, input.Item, input.ReplyTo, place, account, text, _time.GetUtcNow().UtcDateTime);
        if (!await _comments.AddAsync(comment, cancellationToken))
            return await AgainAsync(comment, cancellationToken);

        await TellAsync(comment, mentioned.Value, actor, cancellationToken);
        _audit.Note(actor, AuditActions.CommentAdded, comment.Id, input.Item, item.Latest.Number, to: place.SegmentId);
        await transaction.CommitAsync(cancellationToken);
        return comment.Id;
    }

    private async Task<(CommentPlace? Place, Problem? Problem)> PlaceAsync(
        NewComment input, CommentedItem item, CancellationToken cancellationToken)
    {
        if (input.ReplyTo is { } root)
        {
            return (await _comments.FindAsync([root], cancellationToken)).GetValueOrDefault(root) is { ReplyTo: null } thread && thread.Item == input.Item
                ? (thread.Place with { Quote = null, At = null }, null)
                : (null, CommentRules.NoSuchComment);
        }

        if (input.SegmentId is { } segment && !item.HasSegment(segment))
            return (null, Problem.Invalid("no-such-segment", "The article has no such segment."));
        if (string.IsNullOrWhiteSpace(input.Quote))
            return (new CommentPlace(input.SegmentId), null);

        var place = new CommentPlace(input.SegmentId, input.Quote.Trim(), input.QuoteAt);
        if (place.Quote!.Length > CommentRules.MaxQuoteLength)
            return (null, Problem.Invalid("bad-quote", $"A passage to comment on has at most {CommentRules.MaxQuoteLength:N0} characters."));
        return item.Find(place) is null
            ? (null, Problem.Conflict("bad-quote", "The words this is about are not in the text any more. Select them again, or comment on all of it."))
            : (place, null);
    }

    /// <summary>A request that was sent twice has been done once.</summary>
    private async Task<Result<string>> AgainAsync(Comment comment, CancellationToken cancellationToken) =>
        (await _comments.FindAsync([comment.Id], cancellationToken)).GetValueOrDefault(comment.Id) is { } there
        && there.Item == comment.Item && there.AccountId == comment.AccountId
            ? there.Id
            : Problem.Conflict("bad-comment", "There is another comment of this id.");

    private async Task TellAsync(Comment comment, IReadOnlySet<string> mentioned, Actor actor, CancellationToken cancellationToken)
    {
        await _notify.ToAsync(mentioned, CommentNews.Of(NotificationKind.Mention, comment), actor, cancellationToken);
        await _notify.ToFollowersAsync(CommentNews.Of(NotificationKind.Comment, comment), actor, cancellationToken, mentioned);
    }
}

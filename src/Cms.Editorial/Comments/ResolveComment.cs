using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Comments;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Comments;

/// <summary>Closes a thread, or opens it again; anybody who may take part in it may.</summary>
public sealed class ResolveComment
{
    private readonly UnitOfWork _work;
    private readonly CommentStore _comments;
    private readonly CommentedItems _items;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal ResolveComment(
        UnitOfWork work, CommentStore comments, CommentedItems items, AuditTrail audit, TimeProvider time) =>
        (_work, _comments, _items, _audit, _time) = (work, comments, items, audit, time);

    /// <param name="id">Of the comment that began the thread, also one that was taken back.</param>
    /// <returns>The id; or <c>needs-account</c>, <c>no-such-comment</c>, <c>not-a-thread</c> (of an answer).</returns>
    public async Task<Result<string>> RunAsync(ItemId item, string id, bool resolved, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindAsync(item, withText: false, actor, cancellationToken) is not { } found
            || (await _comments.FindAsync([id], cancellationToken)).GetValueOrDefault(id) is not { } comment || comment.Item != item)
            return CommentRules.NoSuchComment;
        if (comment.ReplyTo is not null)
            return Problem.Invalid("not-a-thread", "An answer is resolved with the comment it answers.");

        if (await _comments.ResolveAsync(id, resolved ? account : null, resolved ? _time.GetUtcNow().UtcDateTime : null, cancellationToken))
        {
            _audit.Note(actor, resolved ? AuditActions.CommentResolved : AuditActions.CommentReopened, id, item, found.Latest.Number);
            await transaction.CommitAsync(cancellationToken);
        }

        return id;
    }
}

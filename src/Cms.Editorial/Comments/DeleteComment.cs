using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Comments;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Comments;

/// <summary>Takes one's own comment back, words and all; where it was answered, a place without words stays for the answers.</summary>
public sealed class DeleteComment
{
    private readonly UnitOfWork _work;
    private readonly CommentStore _comments;
    private readonly CommentRules _rules;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal DeleteComment(UnitOfWork work, CommentStore comments, CommentRules rules, AuditTrail audit, TimeProvider time) =>
        (_work, _comments, _rules, _audit, _time) = (work, comments, rules, audit, time);

    /// <returns>The id; or <c>needs-account</c>, <c>no-such-comment</c>, <c>not-yours</c>.</returns>
    public async Task<Result<string>> RunAsync(ItemId item, string id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _rules.FindAsync(item, id, actor, cancellationToken) is not var (found, comment))
            return CommentRules.NoSuchComment;
        if (comment.AccountId != account)
            return Problem.Forbidden("not-yours", "A comment is deleted by who wrote it.");

        await _comments.DeleteAsync(comment, _time.GetUtcNow().UtcDateTime, cancellationToken);
        _audit.Note(actor, AuditActions.CommentDeleted, id, item, found.Latest.Number);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }
}

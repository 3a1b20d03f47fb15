using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Comments;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Notifications;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Comments;

/// <summary>Changes the words of one's own comment. What it said before is not kept.</summary>
public sealed class EditComment
{
    private readonly UnitOfWork _work;
    private readonly CommentStore _comments;
    private readonly CommentRules _rules;
    private readonly Notify _notify;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal EditComment(UnitOfWork work, CommentStore comments, CommentRules rules, Notify notify, AuditTrail audit, TimeProvider time) =>
        (_work, _comments, _rules, _notify, _audit, _time) = (work, comments, rules, notify, audit, time);

    /// <returns>The id; or <c>needs-account</c>, <c>bad-comment</c>, <c>no-such-comment</c>, <c>not-yours</c>, <c>may-not-see</c> (of
    /// somebody it mentions).</returns>
    public async Task<Result<string>> RunAsync(ItemId item, string id, string text, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;
        if (CommentRules.AgainstText(text) is { } bad)
            return bad;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _rules.FindAsync(item, id, actor, cancellationToken) is not var (found, comment))
            return CommentRules.NoSuchComment;
        if (comment.AccountId != account)
            return Problem.Forbidden("not-yours", "A comment is changed by who wrote it.");
        if (comment.Text == text.Trim())
            return id;

        var mentioned = await _rules.MentionedAsync(text, found, cancellationToken);
        if (mentioned.Problem is { } outside)
            return outside;
        if (!await _comments.EditAsync(id, text.Trim(), _time.GetUtcNow().UtcDateTime, cancellationToken))
            return CommentRules.NoSuchComment;

        // Who was mentioned before is not told again.
        await _notify.ToAsync(mentioned.Value, CommentNews.Of(NotificationKind.Mention, comment), actor, cancellationToken);
        _audit.Note(actor, AuditActions.CommentEdited, id, item, found.Latest.Number);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }
}

using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Translations;

/// <summary>Says something about a segment to the others at the desk, and closes what was said.</summary>
public sealed class CommentOnSegment
{
    /// <summary>Longest comment, in UTF-16 code units.</summary>
    public const int MaxLength = 5_000;

    private readonly UnitOfWork _work;
    private readonly DeskReader _desk;
    private readonly PieceTextReader _texts;
    private readonly ReviewStore _review;
    private readonly TimeProvider _time;

    internal CommentOnSegment(UnitOfWork work, DeskReader desk, PieceTextReader texts, ReviewStore review, TimeProvider time) =>
        (_work, _desk, _texts, _review, _time) = (work, desk, texts, review, time);

    /// <param name="id">Chosen by the writer, so that a repeated request adds nothing; letters, digits and dashes.</param>
    /// <returns>The id; or <c>no-such-article</c>, <c>needs-account</c>, <c>no-such-segment</c>, <c>bad-comment</c>.</returns>
    public async Task<Result<string>> RunAsync(
        ItemId article, string id, string segmentId, string text, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength || text.Contains('\0', StringComparison.Ordinal) || !ReviewRules.IsId(id))
            return Problem.Invalid("bad-comment", $"A comment has between 1 and {MaxLength:N0} characters.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        var (_, read, problem) = await ReviewRules.FindAsync(_desk, _texts, article, segmentId, actor, cancellationToken);
        if (read is null)
            return problem!;

        var comments = await _review.ListCommentsAsync(article, cancellationToken);
        if (comments.All(comment => comment.Id != id))
        {
            await _review.AddAsync(
                article,
                new SegmentComment(id, segmentId, account, text.Trim(), _time.GetUtcNow().UtcDateTime, null, null),
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>Closes a comment, or opens it again.</summary>
    /// <returns>The id; or <c>no-such-article</c>, <c>needs-account</c>, <c>no-such-comment</c>.</returns>
    public async Task<Result<string>> ResolveAsync(
        ItemId article, string id, bool resolved, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _desk.FindAsync(article, cancellationToken) is not { Piece: var piece }
            || !DeskRules.MayRead(actor, piece.Latest.Item, piece.Claim?.AccountId))
            return DeskRules.NoSuchArticle;

        if (!await _review.ResolveAsync(
                article, id, resolved ? account : null, resolved ? _time.GetUtcNow().UtcDateTime : null, cancellationToken))
            return Problem.NotFound("no-such-comment", "This comment does not exist.");

        await transaction.CommitAsync(cancellationToken);
        return id;
    }
}

using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Cms.Editorial.Notifications;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Translations;

/// <param name="To">Id of the account that is to have it; null gives it back, for anybody to take.</param>
/// <param name="Comment">Told to both; needed to take a piece away from somebody.</param>
public sealed record PassInput(ItemId Article, string? To, string? Comment);

/// <summary>Hands a piece over, gives it back, or takes it over: from nobody, or, as somebody who may publish it and with a reason,
/// from anybody. What was written stays. Both sides find it in the history of the piece.</summary>
public sealed class PassClaim
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ClaimStore _claims;
    private readonly TargetStore _targets;
    private readonly DeskReader _desk;
    private readonly ActorSource _actors;
    private readonly CurrentDefinitions _definitions;
    private readonly WorkflowRunner _runner;
    private readonly ClaimClock _clock;
    private readonly Notify _notify;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal PassClaim(
        UnitOfWork work,
        ItemStore items,
        ClaimStore claims,
        TargetStore targets,
        DeskReader desk,
        ActorSource actors,
        CurrentDefinitions definitions,
        WorkflowRunner runner,
        ClaimClock clock,
        Notify notify,
        AuditTrail audit,
        TimeProvider time)
    {
        _work = work;
        _items = items;
        _claims = claims;
        _targets = targets;
        _desk = desk;
        _actors = actors;
        _definitions = definitions;
        _runner = runner;
        _clock = clock;
        _notify = notify;
        _audit = audit;
        _time = time;
    }

    /// <returns>The article's latest version, or <c>needs-account</c>, <c>no-such-article</c>, <c>bad-comment</c>,
    /// <c>not-claimed</c>, <c>already-theirs</c>, <c>not-yours</c>, <c>comment-required</c>, <c>no-such-user</c>,
    /// <c>not-your-task</c> or <c>not-your-direction</c> (of whoever is to have it), <c>changed-meanwhile</c>.</returns>
    public async Task<Result<ItemVersion>> RunAsync(PassInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is null)
            return DeskRules.NeedsAccount;

        var comment = string.IsNullOrWhiteSpace(input.Comment) ? null : input.Comment.Trim();
        if (comment is not null && (comment.Length > ActOnTask.MaxCommentLength || comment.Contains('\0', StringComparison.Ordinal)))
            return Problem.Invalid("bad-comment", $"A comment has at most {ActOnTask.MaxCommentLength:N0} characters, and U+0000 is none of them.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _desk.HoldAsync(input.Article, cancellationToken) is not { } held
            || !DeskRules.MayRead(actor, held.Piece.Latest.Item, held.Piece.Claim?.AccountId))
            return DeskRules.NoSuchArticle;

        var piece = held.Piece;
        if (Against(piece, input.To, comment, actor) is { } refused)
            return refused;

        var to = input.To is null ? null
            : input.To == actor.AccountId ? actor
            : await _actors.FromAccountAsync(input.To, null, cancellationToken);
        if (input.To is not null && to is null)
            return Problem.Invalid("no-such-user", "There is no such account, or it is disabled.");
        if (to is not null && DeskRules.AgainstHaving(piece.Facts, to) is { } unfit)
            return unfit;

        return await PassAsync(held, to, comment, actor, transaction, cancellationToken);
    }

    private static Problem? Against(Piece piece, string? to, string? comment, Actor actor)
    {
        if (piece.Claim is not { } claim)
            return DeskRules.AgainstHaving(piece.Facts, actor);
        if (to == claim.AccountId)
            return Problem.Conflict("already-theirs", to is null ? "Nobody has this piece." : "This account has the piece already.");
        if (claim.AccountId == actor.AccountId)
            return null;

        var isEditor = actor.MayPublish(piece.Latest.Item.ContentType, piece.Latest.Item.Owner);
        if (claim.AccountId is null)
        {
            return to == actor.AccountId || isEditor
                ? null
                : Problem.Forbidden("not-yours", "Take the piece first; then you can hand it over.");
        }

        if (!isEditor)
        {
            var until = claim.ExpiresUtc is { } end ? $" The claim ends on {DeskRules.Moment(end)} unless they work on it." : "";
            return Problem.Forbidden(
                "not-yours", $"{piece.NameOf(claim.AccountId)} has had this story since {DeskRules.Moment(claim.ClaimedUtc)}.{until}");
        }

        return comment is null ? Problem.Invalid("comment-required", "Taking a piece from somebody needs a reason that they are told.") : null;
    }

    private async Task<Result<ItemVersion>> PassAsync(
        HeldPiece held, Actor? to, string? comment, Actor actor, Transaction transaction, CancellationToken cancellationToken)
    {
        var piece = held.Piece;
        var before = piece.Claim!.AccountId;
        var end = to is null ? null : _clock.EndFrom(piece.Task);

        // While they may still read it: with the piece the right may go as well.
        await _notify.ToAsync([before], new NewNotification(NotificationKind.TakenOver, piece.Article, Detail: comment), actor, cancellationToken);
        if (!await _claims.HandOverAsync(piece.Article, before, to?.AccountId, _time.GetUtcNow().UtcDateTime, end, cancellationToken))
            return Problem.Conflict("changed-meanwhile", "The piece changed hands meanwhile.");

        var latest = to is null ? piece.Latest : await GiveAsync(piece.Latest, before, to, actor, cancellationToken);
        if (latest.Problem is { } problem)
            return problem;

        await _runner.NoteAsync(
            held, Acts.ClaimPassed, OutcomeOf(before, to, actor), latest.Value.Number, actor, cancellationToken, comment, to?.AccountId);
        await _notify.ToAsync(
            [to?.AccountId], new NewNotification(NotificationKind.Assigned, piece.Article, Detail: comment), actor, cancellationToken);
        _audit.Note(
            actor, AuditActions.ClaimPassed, piece.Pair?.ToString(), piece.Article, latest.Value.Number, before, to?.AccountId, comment);
        await transaction.CommitAsync(cancellationToken);
        return latest;
    }

    private static string OutcomeOf(string? before, Actor? to, Actor actor) => to switch
    {
        null => "Given back",
        _ when to.AccountId == actor.AccountId => before is null ? "Taken" : "Taken over",
        _ => "Handed over",
    };

    /// <summary>The new holder owns the article and is credited. Who had it before stays credited if any of their words are in it.</summary>
    private async Task<Result<ItemVersion>> GiveAsync(
        ItemVersion latest, string? before, Actor to, Actor actor, CancellationToken cancellationToken)
    {
        var content = latest.Content;
        if (before is not null
            && (await _actors.FromAccountAsync(before, null, cancellationToken))?.Contributor is { } earlier
            && earlier != to.Contributor
            && (await _targets.ListAsync(latest.ContentItemId, cancellationToken)).All(target => target.AccountId != before))
            content = ArticleDraft.Uncredit(content, "Translators", earlier);
        if (to.Contributor is { } contributor)
            content = ArticleDraft.Credit(content, "Translators", contributor);

        var item = latest.Item with
        {
            ContentItemVersionId = VersionId.New(),
            Content = content,
            Owner = to.AccountId,
            Latest = true,
            Published = false,
            ModifiedUtc = _time.GetUtcNow().UtcDateTime,
        };
        var saved = (await _items.SaveAsync(
            item, latest.Number, ItemIndexer.Index(item, await _definitions.GetAsync(cancellationToken)), cancellationToken)).ToResult(actor);
        if (saved.Succeeded)
            _audit.Note(actor, AuditActions.ItemSaved, saved.Value, latest.Hash);
        return saved;
    }
}

using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Checks;

/// <summary>Says why a finding may stand. That holds until either of its texts changes, or somebody takes it back.</summary>
public sealed class DismissFinding
{
    /// <summary>Longest reason, in UTF-16 code units.</summary>
    public const int MaxReasonLength = 1_000;

    private readonly UnitOfWork _work;
    private readonly DeskReader _desk;
    private readonly PieceTextReader _texts;
    private readonly PieceChecks _checks;
    private readonly DismissalStore _dismissals;
    private readonly TimeProvider _time;

    internal DismissFinding(
        UnitOfWork work, DeskReader desk, PieceTextReader texts, PieceChecks checks, DismissalStore dismissals, TimeProvider time) =>
        (_work, _desk, _texts, _checks, _dismissals, _time) = (work, desk, texts, checks, dismissals, time);

    /// <summary>Dismisses a finding. Again, or by a second person, changes nothing: the first reason stands.</summary>
    /// <returns>The findings as they are now, or <c>no-such-article</c>, <c>not-on-the-desk</c>, whatever keeps this person from
    /// the task, <c>reason-required</c>, <c>bad-reason</c>, <c>no-such-finding</c>, <c>cannot-dismiss</c>.</returns>
    public async Task<Result<ArticleFindings>> RunAsync(
        ItemId article, string fingerprint, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Problem.Invalid("reason-required", "A finding is dismissed for a reason that the next person can read.");

        if (reason.Length > MaxReasonLength || reason.Contains('\0', StringComparison.Ordinal))
            return Problem.Invalid("bad-reason", $"A reason has at most {MaxReasonLength:N0} characters, and U+0000 is none of them.");

        return await ChangeAsync(article, actor, async (latest, text) =>
        {
            var found = (await _checks.RunAsync(latest, text, cancellationToken)).All.FirstOrDefault(f => f.Finding.Fingerprint == fingerprint);
            if (found is null)
                return Problem.Conflict("no-such-finding", "This finding is not there any more: one of its texts has changed.");

            if (!found.MayDismiss)
                return Problem.Invalid("cannot-dismiss", $"'{found.Finding.Text}' cannot be dismissed; it has to be mended.");

            await _dismissals.AddAsync(
                new(article, fingerprint, found.Finding.Check, reason.Trim(), actor.AccountId!, _time.GetUtcNow().UtcDateTime),
                cancellationToken);
            return null;
        }, cancellationToken);
    }

    /// <summary>Opens a dismissed finding again; one that is open stays so.</summary>
    /// <returns>As dismissing.</returns>
    public Task<Result<ArticleFindings>> UndoAsync(
        ItemId article, string fingerprint, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(article, actor, async (_, _) =>
        {
            await _dismissals.RemoveAsync(article, fingerprint, cancellationToken);
            return null;
        }, cancellationToken);

    private async Task<Result<ArticleFindings>> ChangeAsync(
        ItemId article, Actor actor, Func<ItemVersion, PieceText?, Task<Problem?>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _desk.HoldAsync(article, cancellationToken) is not { } held)
            return Problem.Conflict("not-on-the-desk", "This article waits at no task: there is nothing to dismiss.");

        var piece = held.Piece;
        if (!DeskRules.MayRead(actor, piece.Latest.Item, piece.Claim?.AccountId))
            return DeskRules.NoSuchArticle;

        if (DeskRules.AgainstActing(piece, actor) is { } person)
            return person;

        var text = piece.Claim is null ? null : await _texts.ReadAsync(piece.Latest, piece.Claim, cancellationToken);
        if (await change(piece.Latest, text) is { } problem)
            return problem;

        var findings = await _checks.RunAsync(piece.Latest, text, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return findings;
    }
}

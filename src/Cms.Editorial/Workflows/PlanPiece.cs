using System.Globalization;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Editorial.Workflows;

/// <param name="Priority">From 0, as it comes, to <see cref="PlanPiece.MostUrgent"/>.</param>
/// <param name="DueUtc">By when it should be done; null leaves the task's own limit.</param>
public sealed record PieceToPlan(ItemId Article, int Priority, DateTime? DueUtc);

/// <summary>Says how urgent a piece is, and by when its task should be done.</summary>
public sealed class PlanPiece
{
    public const int MostUrgent = 3;

    private readonly UnitOfWork _work;
    private readonly DeskReader _desk;
    private readonly OpenPieceStore _open;
    private readonly WorkflowRunner _runner;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal PlanPiece(
        UnitOfWork work, DeskReader desk, OpenPieceStore open, WorkflowRunner runner, AuditTrail audit, TimeProvider time) =>
        (_work, _desk, _open, _runner, _audit, _time) = (work, desk, open, runner, audit, time);

    /// <returns>Whether anything changed; or <c>needs-account</c>, <c>no-such-article</c>, <c>may-not-plan</c>, <c>bad-priority</c>,
    /// <c>bad-day</c>.</returns>
    public async Task<Result<bool>> RunAsync(PieceToPlan plan, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is null)
            return DeskRules.NeedsAccount;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _desk.HoldAsync(plan.Article, cancellationToken) is not { } held
            || !DeskRules.MayRead(actor, held.Piece.Latest.Item, held.Piece.Claim?.AccountId))
            return DeskRules.NoSuchArticle;

        var piece = held.Piece;
        if (!actor.MayPublish(piece.Latest.Item.ContentType, piece.Latest.Item.Owner))
            return Problem.Forbidden("may-not-plan", "Priority and day are set by those who may publish the piece.");
        if (plan.Priority is < 0 or > MostUrgent)
            return Problem.Invalid("bad-priority", $"A priority is a number from 0 to {MostUrgent}.");

        var now = _time.GetUtcNow().UtcDateTime;
        if (plan.DueUtc is { } due && due != piece.Plan.DueUtc && (due < now.AddDays(-1) || due > now.AddYears(2)))
            return Problem.Invalid("bad-day", "A piece is due between yesterday and two years from now.");
        if ((plan.Priority, plan.DueUtc) == (piece.Plan.Priority, piece.Plan.DueUtc))
            return false;

        await _open.SetPlanAsync(plan.Article, new PiecePlan(plan.Priority, plan.DueUtc), cancellationToken);
        var (from, to) = (InWords(piece.Plan.Priority, piece.Plan.DueUtc), InWords(plan.Priority, plan.DueUtc));
        await _runner.NoteAsync(held, Acts.Planned, to, piece.Latest.Number, actor, cancellationToken);
        _audit.Note(actor, AuditActions.PiecePlanned, piece.Latest.Item.ContentType, plan.Article, piece.Latest.Number, from, to);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static string InWords(int priority, DateTime? due) => due is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{priority}, {DeskRules.Moment(at)}")
        : priority.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Editorial.Translations;

/// <summary>Says that a translation still holds after its source changed: it is not stale any more, and stays pinned to the
/// revision it was made from.</summary>
public sealed class ConfirmUnchanged
{
    private readonly UnitOfWork _work;
    private readonly SourceChanges _changes;
    private readonly SourceConfirmationStore _confirmations;
    private readonly EpochStore _epochs;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal ConfirmUnchanged(
        UnitOfWork work, SourceChanges changes, SourceConfirmationStore confirmations, EpochStore epochs, AuditTrail audit, TimeProvider time) =>
        (_work, _changes, _confirmations, _epochs, _audit, _time) = (work, changes, confirmations, epochs, audit, time);

    /// <param name="seen">The newest revision as the person saw it.</param>
    /// <returns>The confirmed revision, or <c>no-such-article</c>, <c>no-source-text</c>, whatever keeps this person from the
    /// article, <c>changed-meanwhile</c>.</returns>
    public async Task<Result<int>> RunAsync(ItemId article, int seen, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        var read = await _changes.ReadAsync(article, actor, hold: true, cancellationToken);
        if (read.Problem is { } problem)
            return problem;

        var pair = read.Value;
        if (pair.Against(actor) is { } against)
            return against;

        if (pair.Current.Number != seen)
            return Problem.Conflict("changed-meanwhile", $"The source has revision {pair.Current.Number} by now. Look at it first.");

        await _confirmations.AddAsync(
            new(article, seen, actor.AccountId!, _time.GetUtcNow().UtcDateTime), cancellationToken);
        _audit.Note(actor, AuditActions.SourceConfirmed, item: article, to: seen.ToString(CultureInfo.InvariantCulture));
        _epochs.RaiseContent(article);
        await transaction.CommitAsync(cancellationToken);
        return seen;
    }
}

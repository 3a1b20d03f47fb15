using Cms.Content.Indexing;
using Cms.Data;
using Cms.Data.Definitions;
using Cms.Data.Items;

namespace Cms.Editorial.Definitions;

/// <summary>Derives the index rows of items anew whose content type was changed: a few at a time, each time in a transaction of
/// its own, so that it stands in nobody's way and goes on after a stop where it was.</summary>
public sealed class ReindexItems
{
    private const int AtOnce = 100;

    private readonly UnitOfWork _work;
    private readonly ReindexStore _store;
    private readonly DefinitionStore _definitions;
    private readonly TimeProvider _time;

    internal ReindexItems(UnitOfWork work, ReindexStore store, DefinitionStore definitions, TimeProvider time) =>
        (_work, _store, _definitions, _time) = (work, store, definitions, time);

    /// <summary>Does one step of what is due.</summary>
    /// <returns>False when nothing is.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        if (!await _store.IsDueAsync(now, cancellationToken))
            return false;
        await using var transaction = await _work.BeginAsync(cancellationToken);

        // Those of this transaction: what was changed since will be asked for again.
        var definitions = await _definitions.LoadAsync(cancellationToken);
        var done = await _store.StepAsync(
            now, AtOnce, item => ItemIndexer.Index(item, definitions), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return done;
    }
}

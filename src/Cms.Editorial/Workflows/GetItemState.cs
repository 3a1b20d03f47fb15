using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Workflows;

/// <summary>Where one item stands on the desk, and what happened to it there.</summary>
/// <param name="State">Null when it waits in no editorial workflow.</param>
/// <param name="Journal">Oldest first.</param>
public sealed record ItemDeskState(DeskState? State, IReadOnlyList<DeskEntry> Journal);

/// <summary>Says where an item stands on the desk.</summary>
public sealed class GetItemState
{
    private readonly ItemStore _items;
    private readonly ClaimStore _claims;
    private readonly RunStore _runs;
    private readonly DeskReader _desk;
    private readonly DeskLog _log;

    internal GetItemState(ItemStore items, ClaimStore claims, RunStore runs, DeskReader desk, DeskLog log) =>
        (_items, _claims, _runs, _desk, _log) = (items, claims, runs, desk, log);

    /// <returns>The state, or <c>no-such-item</c> (also when this actor may not know of it).</returns>
    public async Task<Result<ItemDeskState>> RunAsync(ItemId item, Actor actor, CancellationToken cancellationToken)
    {
        var piece = (await _desk.FindAsync(item, cancellationToken))?.Piece;
        var latest = piece?.Latest ?? await _items.FindLatestAsync(item, cancellationToken);
        var claim = piece is not null ? piece.Claim : await _claims.FindByArticleAsync(item, cancellationToken);
        if (latest is null || !DeskRules.MayRead(actor, latest.Item, claim?.AccountId))
            return Problem.NotFound("no-such-item", "This item does not exist.");

        var journal = piece?.Journal ?? await _runs.ListJournalAsync(item, cancellationToken);
        var people = piece?.People ?? await _desk.PeopleAsync(journal, [claim], cancellationToken);
        return new ItemDeskState(piece?.ToState(), await _log.ReadAsync(journal, people, cancellationToken));
    }
}

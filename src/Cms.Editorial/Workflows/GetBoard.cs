using System.Collections.Immutable;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows;

/// <summary>The desk by state, in the order of the workflow.</summary>
public sealed record DeskBoard(ImmutableArray<BoardColumn> Columns, int Total);

/// <param name="Task">What the state's task is called.</param>
/// <param name="Count">How many pieces are in it; the first of them are <paramref name="Pieces"/>.</param>
/// <param name="Overdue">How many of them are late.</param>
public sealed record BoardColumn(string State, string Task, int Count, int Overdue, ImmutableArray<DeskPiece> Pieces);

/// <summary>Shows the desk as a board: a column for each state, with counts.</summary>
public sealed class GetBoard
{
    /// <summary>Most cards of a column; the list has the others.</summary>
    public const int CardsOfColumn = 20;

    private readonly OpenDesk _desk;
    private readonly WorkflowTypeStore _types;

    internal GetBoard(OpenDesk desk, WorkflowTypeStore types) => (_desk, _types) = (desk, types);

    /// <param name="filter">Its state, page and order are left aside: the most urgent are first, among them the longest waiting.</param>
    /// <returns>The board, or <c>needs-account</c>.</returns>
    public async Task<Result<DeskBoard>> RunAsync(DeskFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is null)
            return DeskRules.NeedsAccount;

        var any = filter with { State = null };
        var cards = (await _desk.ReadAsync(actor, cancellationToken)).Where(any.Lets).ToArray();
        var states = (await _types.ListCurrentAsync(cancellationToken))
            .Where(stored => stored.Type is { IsEditorial: true, IsEnabled: true })
            .SelectMany(stored => stored.Type.Activities)
            .Select(UserTask.From)
            .OfType<UserTask>()
            .Select(task => (State: task.State ?? task.Title, task.Title))
            .Concat(cards.Select(card => (card.State, card.Piece.At.Title)))
            .DistinctBy(state => state.State)
            .ToArray();
        var columns = cards.ToLookup(card => card.State);
        var shown = await _desk.CompleteAsync([.. states.SelectMany(state => First(columns[state.State]))], cancellationToken);
        var pieces = shown.ToLookup(piece => piece.State.State);
        return new DeskBoard(
            [
                .. states.Select(state => new BoardColumn(
                    state.State,
                    state.Title,
                    columns[state.State].Count(),
                    columns[state.State].Count(card => card.IsOverdue),
                    [.. pieces[state.State]])),
            ],
            cards.Length);
    }

    private static IEnumerable<OpenCard> First(IEnumerable<OpenCard> column) =>
        column.OrderByDescending(card => card.Piece.Plan.Priority).Take(CardsOfColumn);
}

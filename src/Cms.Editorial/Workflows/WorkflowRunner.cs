using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;
using Cms.Editorial.Notifications;
using Cms.Editorial.Webhooks;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows;

/// <summary>Moves the runs of pieces as people act on them, inside the caller's transaction, and keeps their journal.</summary>
internal sealed class WorkflowRunner(
    RunStore runs, WorkflowTypeStore types, TaskRunner tasks, RunMover mover, RunKeeper keeper, WorkflowLinks links, TellOfMoves tell, TellWebhooks webhooks, AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Puts an article back on the desk: starts the editorial workflow that new items of its type begin with.</summary>
    /// <returns>Whether it waits there now.</returns>
    public async Task<bool> ReopenAsync(ItemVersion item, Actor actor, CancellationToken cancellationToken)
    {
        foreach (var stored in await types.ListCurrentAsync(cancellationToken))
        {
            if (stored.Type.IsEditorial && stored.Type.StartsOn(ContentEventNames.Created, item.Item.ContentType) is [var start, ..])
                return await mover.StartAsync(stored, start, new Happening(actor, item), cancellationToken) is { IsOver: false };
        }

        return false;
    }

    /// <summary>Ends the task the piece waits at and takes its run to the next wait, tasks on the way included.</summary>
    public async Task<MoveResult> MoveAsync(
        HeldPiece held, string outcome, string? comment, ItemVersion latest, Actor actor, CancellationToken cancellationToken, string? note = null)
    {
        var (piece, before) = held;
        var what = new Happening(actor, latest) { Comment = comment, Note = note };
        var pass = tasks.Begin(piece.Type, mover, latest, actor, null, mayRefuse: true);
        var input = new Dictionary<string, JsonElement>
        {
            ["UserAction"] = JsonSerializer.SerializeToElement(outcome),
            ["ContentItem"] = ItemInput.Whole(latest),
        };
        var ended = await mover.WithinAsync(before.Run, () => WorkflowPass.EndAsync(
            piece.Type, before.Run, piece.At.ActivityId, outcome, input, pass.RunAsync, cancellationToken, links.HostFor(null)));
        if (ended is not PassResult.Ended { Run: var moved, Journal: var steps })
            return new MoveResult.Refused(pass.Problem ?? ProblemOf(((PassResult.Refused)ended).Refusal));

        var run = ItemInput.Empty(moved, pass.Latest);
        var (at, stored) = await keeper.KeepAsync(
            piece.Type, before, run, steps, what, pass.Subjects, pass.Latest!.Number, cancellationToken);
        if (!stored)
            return new MoveResult.Refused(Problem.Conflict("changed-meanwhile", "Somebody else moved this piece meanwhile."));

        audit.Note(
            actor, AuditActions.PieceMoved, outcome, piece.Article, pass.Latest.Number, piece.State, RunKeeper.StateOf(at), comment);
        await mover.AfterAsync(piece.Type, run, what, cancellationToken);
        await tell.TellAsync(piece, outcome, comment, actor, cancellationToken);
        await webhooks.MovedAsync(pass.Latest, piece.State, RunKeeper.StateOf(at), cancellationToken);
        return new MoveResult.Moved(run, at, pass.Latest, pass.Published);
    }

    /// <summary>Adds to the journal of a piece what happened to it without a move.</summary>
    public Task NoteAsync(
        HeldPiece held,
        string name,
        string outcome,
        int? number,
        Actor actor,
        CancellationToken cancellationToken,
        string? comment = null,
        string? note = null)
    {
        // Who has a piece and when it is due have entries of their own in the trail.
        if (name is not (Acts.ClaimPassed or Acts.Planned))
            audit.Note(actor, AuditActions.PieceNoted, name, held.Piece.Article, number, held.Piece.State, held.Piece.State);
        return runs.SaveAsync(
            held.Run,
            held.Run.Run,
            [
                new JournalEntry(
                    held.Run.Run.RunId, 0, held.Piece.At.ActivityId, name, outcome, held.Piece.State, held.Piece.State,
                    actor.AccountId, comment, number, Now) { Note = note },
            ],
            held.Run.At,
            cancellationToken);
    }

    /// <summary>Gives a run up for good.</summary>
    public async Task AbortAsync(StoredRun before, string eventName, Actor actor, CancellationToken cancellationToken)
    {
        await keeper.ForgetAsync(before.Run, cancellationToken);
        audit.Note(
            actor, AuditActions.PieceAborted, eventName, ItemId.TryParse(before.Run.CorrelationId, out var id) ? id : null, from: RunKeeper.StateOf(before.At));
        await runs.SaveAsync(
            before,
            WorkflowEngine.Abort(before.Run),
            [
                new JournalEntry(
                    before.Run.RunId, 0, before.At?.ActivityId ?? "", eventName, "Aborted", RunKeeper.StateOf(before.At), null,
                    actor.AccountId, null, null, Now),
            ],
            null,
            cancellationToken);
    }

    /// <summary>While the answer is not disposed, saves of the item belong to a move that is in the journal itself.</summary>
    public IDisposable Moving()
    {
        IsMoving = true;
        return new Move(this);
    }

    public bool IsMoving { get; private set; }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static Problem ProblemOf(Refusal refusal) => Problem.Invalid(refusal.Code, refusal.Message);

    private sealed class Move(WorkflowRunner runner) : IDisposable
    {
        public void Dispose() => runner.IsMoving = false;
    }
}

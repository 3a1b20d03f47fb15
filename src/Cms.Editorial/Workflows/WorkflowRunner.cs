using System.Collections.Immutable;
using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Audit;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows;

/// <summary>Starts and moves runs inside the caller's transaction, and keeps their journal.</summary>
internal sealed class WorkflowRunner(RunStore runs, WorkflowTypeStore types, TaskRunner tasks, AuditTrail audit, TimeProvider time)
{
    /// <summary>Starts every workflow that begins with this event of this item.</summary>
    /// <returns>Whether the item waits in an editorial workflow afterwards.</returns>
    public async Task<bool> StartAsync(
        string eventName, ItemVersion item, Actor actor, CancellationToken cancellationToken)
    {
        var isOnTheDesk = false;
        foreach (var (type, version) in await types.ListCurrentAsync(cancellationToken))
        {
            foreach (var start in type.StartsOn(eventName, item.Item.ContentType))
            {
                if (type.IsSingleton && await runs.CountUnfinishedAsync(type.WorkflowTypeId, cancellationToken) > 0)
                    continue;

                // One piece is on the desk once, whichever editorial workflow put it there.
                if (type.IsEditorial && (isOnTheDesk
                    || await runs.FindEditorialAsync(item.ContentItemId, cancellationToken) is not null))
                {
                    isOnTheDesk = true;
                    continue;
                }

                isOnTheDesk |= await StartAsync(type, version, start, item, actor, cancellationToken);
            }
        }

        return isOnTheDesk;
    }

    /// <summary>Puts an article back on the desk: starts the editorial workflow that new items of its type begin with.</summary>
    /// <returns>Whether it waits there now.</returns>
    public async Task<bool> ReopenAsync(ItemVersion item, Actor actor, CancellationToken cancellationToken)
    {
        foreach (var (type, version) in await types.ListCurrentAsync(cancellationToken))
        {
            if (type.IsEditorial && type.StartsOn(ContentEventNames.Created, item.Item.ContentType) is [var start, ..])
                return await StartAsync(type, version, start, item, actor, cancellationToken);
        }

        return false;
    }

    /// <summary>Ends the task the piece waits at and takes its run to the next wait, tasks on the way included.</summary>
    public async Task<MoveResult> MoveAsync(
        HeldPiece held, string outcome, string? comment, ItemVersion latest, Actor actor, CancellationToken cancellationToken)
    {
        var (piece, before) = held;
        var pass = tasks.Begin(latest, actor);
        var input = new Dictionary<string, JsonElement> { ["UserAction"] = JsonSerializer.SerializeToElement(outcome) };
        var ended = await WorkflowPass.EndAsync(
            piece.Type, before.Run, piece.At.ActivityId, outcome, input, pass.RunAsync, cancellationToken);
        if (ended is not PassResult.Ended { Run: var run, Journal: var steps })
            return new MoveResult.Refused(pass.Problem ?? ProblemOf(((PassResult.Refused)ended).Refusal));

        var at = WaitingOf(piece.Type, run);
        var journal = Entries(run, steps, piece.State, StateOf(at), actor, comment, pass.Latest.Number);
        audit.Note(
            actor, AuditActions.PieceMoved, outcome, piece.Article, pass.Latest.Number, piece.State, StateOf(at), comment);
        return await runs.SaveAsync(before, run, journal, at, cancellationToken)
            ? new MoveResult.Moved(run, at, pass.Latest, pass.Published)
            : new MoveResult.Refused(Problem.Conflict("changed-meanwhile", "Somebody else moved this piece meanwhile."));
    }

    /// <summary>Adds to the journal of a piece what happened to it without a move.</summary>
    public Task NoteAsync(
        HeldPiece held, string name, string outcome, int? number, Actor actor, CancellationToken cancellationToken)
    {
        audit.Note(actor, AuditActions.PieceNoted, name, held.Piece.Article, number, held.Piece.State, held.Piece.State);
        return runs.SaveAsync(
            held.Run,
            held.Run.Run,
            [
                new JournalEntry(
                    held.Run.Run.RunId, 0, held.Piece.At.ActivityId, name, outcome, held.Piece.State, held.Piece.State,
                    actor.AccountId, null, number, Now),
            ],
            held.Run.At,
            cancellationToken);
    }

    /// <summary>Gives a run up for good.</summary>
    public Task AbortAsync(StoredRun before, string eventName, Actor actor, CancellationToken cancellationToken)
    {
        audit.Note(
            actor, AuditActions.PieceAborted, eventName, before.Run.CorrelationId is { } id ? new ItemId(id) : null, from: StateOf(before.At));
        return runs.SaveAsync(
            before,
            WorkflowEngine.Abort(before.Run),
            [
                new JournalEntry(
                    before.Run.RunId, 0, before.At?.ActivityId ?? "", eventName, "Aborted", StateOf(before.At), null,
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

    private async Task<bool> StartAsync(
        WorkflowType type, int version, Activity start, ItemVersion item, Actor actor, CancellationToken cancellationToken)
    {
        var pass = tasks.Begin(item, actor);
        var begin = new RunStart(IdText.New(), version, start.ActivityId) { CorrelationId = item.ContentItemId.Value };
        var ended = await WorkflowPass.StartAsync(type, begin, pass.RunAsync, cancellationToken);
        if (ended is not PassResult.Ended { Run: var run, Journal: var steps })
        {
            // A workflow that cannot begin does not keep people from saving: the run is kept, broken, with the reason.
            var refusal = ((PassResult.Refused)ended).Refusal;
            run = new WorkflowRun(begin.RunId, type.WorkflowTypeId, version)
            {
                CorrelationId = begin.CorrelationId,
                Status = RunStatus.Faulted,
                FaultMessage = refusal.Message,
            };
            steps = [new PassStep(1, start.ActivityId, start.Name, null)];
        }

        var at = type.IsEditorial ? WaitingOf(type, run) : null;
        await runs.AddAsync(
            run, Entries(run, steps, null, StateOf(at), actor, null, pass.Latest.Number), at, cancellationToken);
        return at is not null;
    }

    /// <summary>The first entry is the person's doing and has the comment; what follows from it has the same account.</summary>
    private ImmutableArray<JournalEntry> Entries(
        WorkflowRun run, ImmutableArray<PassStep> steps, string? from, string? to, Actor actor, string? comment, int number) =>
        [.. steps.Select((step, i) => new JournalEntry(
            run.RunId,
            0,
            step.ActivityId,
            step.Name,
            step.Outcome ?? Acts.Faulted,
            from,
            to,
            actor.AccountId,
            i == 0 ? comment : null,
            number,
            Now))];

    private static WaitingAt? WaitingOf(WorkflowType type, WorkflowRun run)
    {
        if (run.Status != RunStatus.Halted || run.Blocking is not [var blocking, ..])
            return null;

        var activity = type.Find(blocking.ActivityId)!;
        return new WaitingAt(activity.ActivityId, activity.Label, UserTask.From(activity)?.State);
    }

    private static string? StateOf(WaitingAt? at) => at?.State ?? at?.Title;

    private static Problem ProblemOf(Refusal refusal) => Problem.Invalid(refusal.Code, refusal.Message);

    private sealed class Move(WorkflowRunner runner) : IDisposable
    {
        public void Dispose() => runner.IsMoving = false;
    }
}

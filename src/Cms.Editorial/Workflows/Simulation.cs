using System.Collections.Immutable;
using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Runs;
using DeskJournalEntry = Cms.Data.Workflows.JournalEntry;

namespace Cms.Editorial.Workflows;

/// <summary>One simulated run while it is played.</summary>
internal sealed class Simulation(WorkflowType type, ItemVersion item, SimulationSample sample, ImmutableArray<Actor> cast)
{
    private const string RunId = "simulation";

    private readonly ImmutableArray<SimulatedStep>.Builder _steps = ImmutableArray.CreateBuilder<SimulatedStep>();
    private readonly List<DeskJournalEntry> _journal = [];
    private readonly Queue<SimulationChoice> _choices = new();
    private string? _holder;

    /// <summary>The task whose outcome nobody has chosen yet: the pass is stopped there.</summary>
    private Activity? _pending;

    public async Task<SimulatedRun> PlayAsync(
        string start, IReadOnlyList<SimulationChoice> choices, CancellationToken cancellationToken)
    {
        foreach (var choice in choices)
            _choices.Enqueue(choice);

        var begin = new RunStart(RunId, 1, start) { CorrelationId = item.ContentItemId.Value, Input = Input() };
        var result = await WorkflowPass.StartAsync(type, begin, RunTaskAsync, cancellationToken);
        WaitingAt? before = null;
        Actor? by = null;
        while (true)
        {
            if (result is not PassResult.Ended { Run: var run } ended)
                return Refused(((PassResult.Refused)result).Refusal.Message);

            Note([.. ended.Journal.Select(step => (step.ActivityId, step.Name, step.Outcome))], before, WaitingOf(run), by);
            if (_pending is not null)
                return At(SimulationStatus.Choosing, [Point(_pending, run)]);

            if (run.Status != RunStatus.Halted)
                return new SimulatedRun(
                    run.Status == RunStatus.Finished ? SimulationStatus.Finished : SimulationStatus.Faulted,
                    run.FaultMessage, [], _steps.ToImmutable());

            if (!_choices.TryDequeue(out var choice))
                return At(SimulationStatus.Waiting, [.. run.Blocking.Select(blocking => Point(type.Find(blocking.ActivityId)!, run))]);

            var activity = type.Find(choice.ActivityId);
            by = cast.FirstOrDefault(person => person.AccountId == choice.By);
            before = activity is null ? null : WaitingAtOf(activity);
            if (AgainstChoice(activity, by) is { } problem)
                return Refused(problem);

            if (UserTask.From(activity) is { Claimable: true })
                _holder ??= by!.AccountId;

            result = await WorkflowPass.EndAsync(
                type,
                run,
                choice.ActivityId,
                choice.Outcome,
                new Dictionary<string, JsonElement> { ["UserAction"] = JsonSerializer.SerializeToElement(choice.Outcome) },
                RunTaskAsync,
                cancellationToken);
        }
    }

    /// <summary>Does nothing but end as was chosen; without a choice the pass stops here.</summary>
    private ValueTask<TaskEnd?> RunTaskAsync(Activity activity, WorkflowRun run, CancellationToken cancellationToken)
    {
        if (_choices.TryPeek(out var choice) && choice.ActivityId == activity.ActivityId)
            return ValueTask.FromResult<TaskEnd?>(new TaskEnd.Ended(_choices.Dequeue().Outcome));

        _pending = activity;
        return ValueTask.FromResult<TaskEnd?>(new TaskEnd.Faulted("This is chosen next."));
    }

    private ImmutableDictionary<string, JsonElement> Input() => ImmutableDictionary<string, JsonElement>.Empty
        .Add("ContentItem", JsonSerializer.SerializeToElement(new
        {
            ContentItemId = item.ContentItemId.Value,
            item.Item.ContentType,
            item.Item.DisplayText,
            TitlePart = new { Title = item.Item.DisplayText },
            LocalizationPart = new { Culture = sample.To },
        }));

    private string? AgainstChoice(Activity? activity, Actor? by)
    {
        if (activity is null)
            return "The workflow has no such activity any more.";

        if (UserTask.From(activity) is null)
            return null;

        return by is null ? "Somebody has to act here." : DeskRules.AgainstActing(PieceAt(activity), by)?.Message;
    }

    private SimulatedPoint Point(Activity activity, WorkflowRun run)
    {
        var outcomes = ActivityKinds.Of(activity).OutcomesOf(activity);
        if (UserTask.From(activity) is null)
            return new SimulatedPoint(activity.ActivityId, outcomes, false, []);

        var piece = PieceAt(activity);
        return new SimulatedPoint(activity.ActivityId, outcomes, true,
            [.. cast.Select(person => new SimulatedPerson(person.AccountId!, person.Name, DeskRules.AgainstActing(piece, person)?.Message))]);
    }

    private Piece PieceAt(Activity activity) => new(
        item,
        type,
        WaitingAtOf(activity),
        default,
        _holder is null ? null : new Claim(item.ContentItemId, sample.To, item.ContentItemId, _holder, default),
        sample.From,
        _journal,
        cast.ToDictionary(person => person.AccountId!, person => new Person(person.AccountId!, person.Name, null)));

    private void Note(
        ImmutableArray<(string ActivityId, string Name, string? Outcome)> steps, WaitingAt? before, WaitingAt? after, Actor? by)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            var (id, name, outcome) = steps[i];
            if (_pending?.ActivityId == id && outcome is null && i == steps.Length - 1)
                continue;

            var person = i == 0 && before is not null ? by : null;
            _steps.Add(new SimulatedStep(id, outcome, UserTask.From(type.Find(id)) is null ? null : person?.Name));
            _journal.Add(new DeskJournalEntry(
                RunId, _journal.Count, id, name, outcome ?? Acts.Faulted, StateOf(before), StateOf(after), by?.AccountId, null, 1, default));
        }
    }

    private WaitingAt? WaitingOf(WorkflowRun run) =>
        run is { Status: RunStatus.Halted, Blocking: [var blocking, ..] } ? WaitingAtOf(type.Find(blocking.ActivityId)!) : null;

    private static WaitingAt WaitingAtOf(Activity activity) =>
        new(activity.ActivityId, activity.Label, UserTask.From(activity)?.State);

    private static string? StateOf(WaitingAt? at) => at?.State ?? at?.Title;

    private SimulatedRun At(SimulationStatus status, ImmutableArray<SimulatedPoint> points) => new(status, null, points, _steps.ToImmutable());

    private SimulatedRun Refused(string message) => new(SimulationStatus.Refused, message, [], _steps.ToImmutable());
}

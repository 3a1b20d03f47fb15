using System.Text.Json;
using Cms.Workflows.Runs;

namespace Cms.Workflows.Tests.Runs;

public sealed class WorkflowPassTests
{
    [Fact]
    public async Task The_editorial_workflow_goes_from_creation_to_publication()
    {
        var run = (await StartAsync(Samples.Editorial, "created")).Run;
        run = (await EndAsync(Samples.Editorial, run, "translate", "Submit")).Run;
        run = (await EndAsync(Samples.Editorial, run, "edit", "Return")).Run;
        run = (await EndAsync(Samples.Editorial, run, "translate", "Submit")).Run;
        run = (await EndAsync(Samples.Editorial, run, "edit", "Send for review")).Run;
        run = (await EndAsync(Samples.Editorial, run, "review", "Approve")).Run;
        Assert.Equal("ready", Samples.Editorial.TasksOf(run).Single().State);

        var published = await EndAsync(Samples.Editorial, run, "ready", "Publish", (activity, _, _) =>
            Ended(activity.Name == "PublishContentTask" ? "Published" : null));
        Assert.Equal(RunStatus.Finished, published.Run.Status);
        Assert.Equal(
            [
                new(1, "ready", "UserTaskEvent", "Publish"),
                new(2, "publish", "PublishContentTask", "Published"),
                new(3, "end", "LogTask", "Done", LogOf(published)),
            ],
            published.Journal.AsEnumerable());
    }

    [Fact]
    public async Task What_an_event_brings_is_there_for_the_tasks()
    {
        var seen = "";
        var type = Sketch.Of("""
            *ask UserTaskEvent {"Actions": ["Go"]}
            work RetrieveContentTask
            ask -Go-> work
            """);
        var run = (await StartAsync(type, "ask")).Run;
        var input = KeyValuePair.Create("ContentItem", JsonElement.Parse("\"item-1\""));
        await WorkflowPass.EndAsync(type, run, "ask", "Go", [input], (_, at, _) =>
        {
            seen = at.Input["ContentItem"].GetString()!;
            return Ended("Retrieved");
        }, CancellationToken.None);
        Assert.Equal("item-1", seen);
    }

    [Fact]
    public async Task A_task_leaves_its_result_for_later_ones()
    {
        var type = Sketch.Of("""
            *a SignalEvent
            b RetrieveContentTask
            a -Done-> b
            """);
        var result = await StartAsync(type, "a", (_, _, _) =>
            ValueTask.FromResult<TaskEnd?>(new TaskEnd.Ended("Retrieved", JsonElement.Parse("5"))));
        Assert.Equal(5, result.Run.LastResult!.Value.GetInt32());
    }

    [Fact]
    public async Task A_task_that_must_not_be_done_refuses_the_whole_pass()
    {
        var ready = (await StartAsync(Samples.Editorial, "created")).Run with { Blocking = [new("ready", false, "UserTaskEvent")] };
        var result = await WorkflowPass.EndAsync(Samples.Editorial, ready, "ready", "Publish", [], (_, _, _) =>
            ValueTask.FromResult<TaskEnd?>(new TaskEnd.Refused("embargoed", "Not before noon.")), CancellationToken.None);
        Assert.Equal(new PassResult.Refused(new("embargoed", "Not before noon.")), result);
    }

    [Fact]
    public async Task A_task_that_fails_faults_the_run_where_it_stands()
    {
        var type = Sketch.Of("""
            *a SignalEvent
            b EmailTask
            a -Done-> b
            """);
        var result = await StartAsync(type, "a", (_, _, _) =>
            ValueTask.FromResult<TaskEnd?>(new TaskEnd.Faulted("The mail server is away.")));
        Assert.Equal((RunStatus.Faulted, "The mail server is away."), (result.Run.Status, result.Run.FaultMessage));
        Assert.Equal(["b"], result.Run.Due.AsEnumerable());
        Assert.Equal([new(1, "a", "SignalEvent", "Done"), new(2, "b", "EmailTask", null, "The mail server is away.")], result.Journal.AsEnumerable());
    }

    [Fact]
    public async Task A_task_nobody_can_run_faults_the_run_and_is_named()
    {
        var result = await StartAsync(Sketch.Of("*a SignalEvent\nb RocketTask\na -Done-> b"), "a", (_, _, _) => Ended(null));
        Assert.Equal("Activities[1]: nothing here can run 'RocketTask b' (RocketTask).", result.Run.FaultMessage);
    }

    [Fact]
    public async Task An_unknown_task_runs_if_the_caller_knows_it()
    {
        var type = Sketch.Of("*a SignalEvent\nb RocketTask\nc LogTask\na -Done-> b\nb -Landed-> c");
        Assert.Equal(RunStatus.Finished, (await StartAsync(type, "a", (_, _, _) => Ended("Landed"))).Run.Status);
    }

    [Fact]
    public async Task A_loop_without_a_wait_is_stopped_and_refused()
    {
        var type = Sketch.Of("*a SignalEvent\nb LogTask\na -Done-> b\nb -Done-> b");
        var result = await WorkflowPass.StartAsync(type, new("r", 1, "a"), Never, CancellationToken.None);
        Assert.Equal(Refusal.TooManySteps, Assert.IsType<PassResult.Refused>(result).Refusal.Code);
    }

    [Fact]
    public async Task A_long_way_within_the_bound_is_gone()
    {
        var tasks = string.Concat(Enumerable.Range(1, 99).Select(i => $"t{i} LogTask\nt{i - 1} -Done-> t{i}\n"));
        Assert.Equal(100, (await StartAsync(Sketch.Of("*t0 SignalEvent\n" + tasks), "t0")).Journal.Length);
    }

    [Fact]
    public async Task Properties_correlation_and_conditions_are_handled_within()
    {
        var type = Sketch.Of("""
            *a SignalEvent
            set SetPropertyTask {"PropertyName": "p", "Value": {"Expression": "'yes'"}}
            out SetOutputTask {"OutputName": "o", "Value": {"Expression": "property('p')"}}
            name CorrelateTask {"Value": {"Expression": "input('Id')"}}
            if IfElseTask {"Condition": {"Expression": "input('None')"}}
            wrong PublishContentTask
            right SetPropertyTask {"PropertyName": "q", "LiquidValue": {"Expression": "plain"}, "Syntax": "Liquid"}
            a -Done-> set
            set -Done-> out
            out -Done-> name
            name -Done-> if
            if -True-> wrong
            if -False-> right
            """);
        var start = new RunStart("r", 1, "a");
        start = start with { Input = start.Input.Add("Id", JsonElement.Parse("\"item-7\"")) };
        var run = Assert.IsType<PassResult.Ended>(
            await WorkflowPass.StartAsync(type, start, Never, CancellationToken.None)).Run;
        Assert.Equal("yes", run.Properties["p"].GetString());
        Assert.Equal("plain", run.Properties["q"].GetString());
        Assert.Equal("yes", run.Output["o"].GetString());
        Assert.Equal("item-7", run.CorrelationId);
        Assert.Equal(RunStatus.Finished, run.Status);
    }

    [Theory]
    [InlineData("null", false)]
    [InlineData("''", false)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("'false'", true)]
    [InlineData("[]", true)]
    [InlineData("0.5", true)]
    public async Task A_condition_holds_as_in_javascript(string expression, bool holds)
    {
        var type = Sketch.Of("*if IfElseTask {\"Condition\": {\"Expression\": \"" + expression + "\"}}");
        Assert.Equal(holds ? "True" : "False", (await StartAsync(type, "if")).Journal.Single().Outcome);
    }

    [Fact]
    public async Task What_cannot_be_evaluated_faults_the_run_with_its_place()
    {
        var type = Sketch.Of("""
            *a SignalEvent
            if IfElseTask {"Condition": {"Expression": "input('x').Count > 3"}}
            a -Done-> if
            """);
        var run = (await StartAsync(type, "a")).Run;
        Assert.Equal(RunStatus.Faulted, run.Status);
        Assert.Equal("Activities[1].Properties.Condition.Expression 1:12: There is nothing to read 'Count' of.", run.FaultMessage);
    }

    [Fact]
    public async Task A_faulted_run_goes_on_where_it_stood()
    {
        var type = Sketch.Of("*a SignalEvent\nb RetrieveContentTask\nc LogTask\na -Done-> b\nb -Retrieved-> c");
        var run = (await StartAsync(type, "a", (_, _, _) => ValueTask.FromResult<TaskEnd?>(new TaskEnd.Faulted("Away.")))).Run;
        var again = Assert.IsType<PassResult.Ended>(await WorkflowPass.RetryAsync(type, run, (_, _, _) => Ended("Retrieved"), CancellationToken.None));
        Assert.Equal((RunStatus.Finished, null), (again.Run.Status, again.Run.FaultMessage));
        Assert.Equal(["b", "c"], again.Journal.Select(step => step.ActivityId));
        var refused = Assert.IsType<PassResult.Refused>(await WorkflowPass.RetryAsync(type, again.Run, Never, CancellationToken.None));
        Assert.Equal(Refusal.NotFaulted, refused.Refusal.Code);
    }

    [Fact]
    public async Task A_task_that_asks_the_world_waits_for_the_answer()
    {
        var type = Sketch.Of("""
            *a SignalEvent
            call HttpRequestTask {"HttpResponseCodes": "200, 404"}
            b SetPropertyTask {"PropertyName": "p", "Value": {"Expression": "lastResult().Body"}}
            a -Done-> call
            call -404-> b
            """);
        var run = (await StartAsync(type, "a", (_, _, _) => ValueTask.FromResult<TaskEnd?>(new TaskEnd.Waiting()))).Run;
        Assert.Equal(RunStatus.Halted, run.Status);
        Assert.True(run.WaitsAt("call"));
        var ended = Assert.IsType<PassResult.Ended>(await WorkflowPass.EndAsync(
            type, run, "call", "404", [], Never, CancellationToken.None, lastResult: JsonElement.Parse("""{"Body": "gone"}""")));
        Assert.Equal("gone", ended.Run.Properties["p"].GetString());
    }

    private static async Task<PassResult.Ended> StartAsync(WorkflowType type, string activityId, RunTask? runTask = null) =>
        Assert.IsType<PassResult.Ended>(
            await WorkflowPass.StartAsync(type, new("r", 1, activityId), runTask ?? Never, CancellationToken.None));

    private static async Task<PassResult.Ended> EndAsync(
        WorkflowType type, WorkflowRun run, string activityId, string outcome, RunTask? runTask = null) =>
        Assert.IsType<PassResult.Ended>(
            await WorkflowPass.EndAsync(type, run, activityId, outcome, [], runTask ?? Never, CancellationToken.None));

    private static string? LogOf(PassResult.Ended result) => result.Journal[^1].Note;

    private static ValueTask<TaskEnd?> Ended(string? outcome) =>
        ValueTask.FromResult<TaskEnd?>(outcome is null ? null : new TaskEnd.Ended(outcome));

    private static ValueTask<TaskEnd?> Never(Activity activity, WorkflowRun run, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{activity.Label} was not to be run by the caller.");
}

using Cms.Workflows.Runs;

namespace Cms.Workflows.Tests.Runs;

public sealed class ForkAndJoinTests
{
    private const string Branches = """
        *begin SignalEvent
        fork ForkTask {"Forks": ["left", "right"]}
        a UserTaskEvent {"Actions": ["Go", "Again"]}
        b UserTaskEvent {"Actions": ["Go"]}
        after LogTask
        begin -Done-> fork
        fork -left-> a
        fork -right-> b
        a -Go-> join
        a -Again-> a
        b -Go-> join
        join -Joined-> after
        """;

    private static readonly WorkflowType ForAll = Sketch.Of(Branches + "\njoin JoinTask {\"Mode\": 0}");
    private static readonly WorkflowType ForAny = Sketch.Of(Branches + "\njoin JoinTask {\"Mode\": \"WaitAny\"}");

    [Fact]
    public async Task A_fork_takes_all_its_branches()
    {
        var begun = await StartAsync(ForAll);
        Assert.Equal(["a", "b"], begun.Run.Blocking.Select(blocking => blocking.ActivityId));
        Assert.Equal("left, right", begun.Journal[1].Outcome);
    }

    [Fact]
    public async Task A_join_of_all_waits_for_the_last_branch_also_over_a_restart()
    {
        var one = await EndAsync(ForAll, (await StartAsync(ForAll)).Run, "b");
        Assert.Equal(["a"], one.Run.Blocking.Select(blocking => blocking.ActivityId));
        Assert.Equal(new PassStep(2, "join", "JoinTask", null), one.Journal[^1]);

        var restored = WorkflowRunJson.Read(WorkflowRunJson.Write(one.Run));
        var both = await EndAsync(ForAll, restored, "a");
        Assert.Equal(["a", "join", "after"], both.Journal.Select(entry => entry.ActivityId));
        Assert.Equal(RunStatus.Finished, both.Run.Status);
    }

    [Fact]
    public async Task A_branch_that_comes_twice_counts_once()
    {
        var type = ForAll with { Transitions = [.. ForAll.Transitions, new("after", "Done", "a")] };
        var run = (await StartAsync(type)).Run with { Blocking = [new("a", false, "UserTaskEvent"), new("b", false, "UserTaskEvent")] };
        var once = await EndAsync(type, run, "a");
        var again = once.Run with { Blocking = [.. once.Run.Blocking, new("a", false, "UserTaskEvent")] };
        Assert.Null((await EndAsync(type, again, "a")).Journal[^1].Outcome);
    }

    [Fact]
    public async Task A_join_of_any_goes_on_at_once_and_gives_up_the_other_waits()
    {
        var first = await EndAsync(ForAny, (await StartAsync(ForAny)).Run, "b");
        Assert.Equal(["b", "join", "after"], first.Journal.Select(entry => entry.ActivityId));
        Assert.Equal(RunStatus.Finished, first.Run.Status);
        Assert.Empty(first.Run.ActivityStates);
    }

    [Fact]
    public async Task A_join_of_any_goes_on_once_when_several_branches_run_straight_into_it()
    {
        var type = Sketch.Of("""
            *begin SignalEvent
            fork ForkTask {"Forks": ["left", "right"]}
            a LogTask
            b LogTask
            join JoinTask {"Mode": 1}
            after LogTask
            begin -Done-> fork
            fork -left-> a
            fork -right-> b
            a -Done-> join
            b -Done-> join
            join -Joined-> after
            """);
        var result = await StartAsync(type);
        Assert.Equal(
            ["begin", "fork", "a", "join", "after", "b", "join"], result.Journal.Select(entry => entry.ActivityId));
        Assert.Equal(RunStatus.Finished, result.Run.Status);
        Assert.Empty(result.Run.ActivityStates);
    }

    [Fact]
    public async Task A_join_can_be_used_again_in_a_loop()
    {
        var type = ForAll with
        {
            Activities = [.. ForAll.Activities.Where(activity => activity.ActivityId != "after")],
            Transitions = [.. ForAll.Transitions.Where(transition => transition.From != "join"), new("join", "Joined", "fork")],
        };
        var run = (await StartAsync(type)).Run;
        for (var round = 0; round < 3; round++)
        {
            run = (await EndAsync(type, run, "a")).Run;
            Assert.Equal(["b"], run.Blocking.Select(blocking => blocking.ActivityId));
            run = (await EndAsync(type, run, "b")).Run;
            Assert.Equal(["a", "b"], run.Blocking.Select(blocking => blocking.ActivityId));
        }
    }

    private static async Task<PassResult.Ended> StartAsync(WorkflowType type) =>
        Assert.IsType<PassResult.Ended>(
            await WorkflowPass.StartAsync(type, new("r", 1, "begin"), Never, CancellationToken.None));

    private static async Task<PassResult.Ended> EndAsync(WorkflowType type, WorkflowRun run, string activityId) =>
        Assert.IsType<PassResult.Ended>(
            await WorkflowPass.EndAsync(type, run, activityId, "Go", [], Never, CancellationToken.None));

    private static ValueTask<TaskEnd?> Never(Activity activity, WorkflowRun run, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{activity.Label} was not to be run by the caller.");
}

using Cms.Workflows.Runs;

namespace Cms.Workflows.Tests.Runs;

public sealed class WorkflowEngineTests
{
    private static readonly WorkflowRun Translating = Moved(WorkflowEngine.Start(Samples.Editorial, new("r1", 3, "created")
    {
        CorrelationId = "item-1",
    })).Run;

    [Fact]
    public void A_start_event_is_over_at_once_and_the_run_waits_at_the_next_event()
    {
        Assert.Equal(["translate"], Translating.Blocking.Select(blocking => blocking.ActivityId));
        Assert.Equal(
            ("r1", 3, "item-1", RunStatus.Halted),
            (Translating.RunId, Translating.TypeVersion, Translating.CorrelationId, Translating.Status));
        Assert.Equal("translation", Samples.Editorial.TasksOf(Translating).Single().State);
    }

    [Fact]
    public void An_action_leads_to_what_follows_it()
    {
        var editing = Moved(WorkflowEngine.End(Samples.Editorial, Translating, "translate", "Submit"));
        Assert.Equal(["edit"], editing.WaitingAt.Select(activity => activity.ActivityId));
        var returned = Moved(WorkflowEngine.End(Samples.Editorial, editing.Run, "edit", "Return"));
        Assert.Equal(["translate"], returned.WaitingAt.Select(activity => activity.ActivityId));
    }

    [Fact]
    public void A_task_that_follows_is_due()
    {
        var ready = Translating with { Blocking = [new("ready", false, "UserTaskEvent")] };
        var publishing = Moved(WorkflowEngine.End(Samples.Editorial, ready, "ready", "Publish"));
        Assert.Equal(["publish"], publishing.ToRun.Select(activity => activity.ActivityId));
        Assert.Equal(RunStatus.Executing, publishing.Run.Status);
        Assert.Empty(publishing.WaitingAt);
    }

    [Theory]
    [InlineData("edit", "Approve", Refusal.NotWaitingThere)]
    [InlineData("translate", "Approve", Refusal.UnknownOutcome)]
    [InlineData("translate", "submit", Refusal.UnknownOutcome)]
    [InlineData("nowhere", "Submit", Refusal.UnknownActivity)]
    public void What_does_not_fit_the_run_is_refused(string activityId, string outcome, string code) =>
        Assert.Equal(code, Refused(WorkflowEngine.End(Samples.Editorial, Translating, activityId, outcome)));

    [Fact]
    public void An_action_that_only_a_transition_names_is_refused()
    {
        var type = Sketch.Of("""
            *ask UserTaskEvent {"Actions": ["Approve"]}
            log LogTask
            ask -Secretly approve-> log
            """);
        var run = Moved(WorkflowEngine.Start(type, new("r", 1, "ask"))).Run;
        Assert.Equal(Refusal.UnknownOutcome, Refused(WorkflowEngine.End(type, run, "ask", "Secretly approve")));
    }

    [Fact]
    public void An_outcome_that_is_not_connected_ends_its_branch()
    {
        var type = Sketch.Of("""*ask UserTaskEvent {"Actions": ["Reject"]}""");
        var run = Moved(WorkflowEngine.Start(type, new("r", 1, "ask"))).Run;
        var finished = Assert.IsType<StepResult.Finished>(WorkflowEngine.End(type, run, "ask", "Reject"));
        Assert.Equal(RunStatus.Finished, finished.Run.Status);
        Assert.Equal(Refusal.RunIsOver, Refused(WorkflowEngine.End(type, finished.Run, "ask", "Reject")));
    }

    [Fact]
    public void A_user_task_that_starts_a_workflow_waits_for_somebody_to_act() =>
        Assert.Single(Moved(WorkflowEngine.Start(
            Sketch.Of("""*ask UserTaskEvent {"Actions": ["Approve"]}"""), new("r", 1, "ask"))).WaitingAt);

    [Fact]
    public void A_start_event_that_is_come_to_again_waits()
    {
        var type = Sketch.Of("""
            *saved ContentDraftSavedEvent
            log LogTask
            saved -Done-> log
            log -Done-> saved
            """);
        var run = Moved(WorkflowEngine.Start(type, new("r", 1, "saved"))).Run;
        var again = Moved(WorkflowEngine.End(type, run, "log", "Done")).Run;
        Assert.Equal([new BlockingActivity("saved", true, "ContentDraftSavedEvent")], again.Blocking.AsEnumerable());
    }

    [Fact]
    public void Of_several_transitions_only_the_first_is_followed()
    {
        var type = Sketch.Of("""
            *a SignalEvent
            b LogTask
            c LogTask
            a -Done-> c
            a -Done-> b
            """);
        Assert.Equal(["c"], Moved(WorkflowEngine.Start(type, new("r", 1, "a"))).Run.Due.AsEnumerable());
    }

    [Fact]
    public void A_transition_into_nothing_faults_the_run()
    {
        var faulted = Assert.IsType<StepResult.Faulted>(
            WorkflowEngine.Start(Sketch.Of("*a SignalEvent\na -Done-> gone"), new("r", 1, "a")));
        Assert.Equal((RunStatus.Faulted, "a"), (faulted.Run.Status, faulted.ActivityId));
        Assert.Contains("'gone', which does not exist", faulted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_starts_where_it_must_not()
    {
        Assert.Equal(Refusal.NotAStart, Refused(WorkflowEngine.Start(Samples.Editorial, new("r", 1, "edit"))));
        Assert.Equal(Refusal.UnknownActivity, Refused(WorkflowEngine.Start(Samples.Editorial, new("r", 1, "nowhere"))));
        Assert.Equal(
            Refusal.TypeDisabled,
            Refused(WorkflowEngine.Start(Samples.Editorial with { IsEnabled = false }, new("r", 1, "created"))));
    }

    [Fact]
    public void A_run_of_another_type_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => WorkflowEngine.End(Sketch.Of("*a SignalEvent"), Translating, "a", "Done"));

    [Fact]
    public void An_aborted_run_waits_at_nothing()
    {
        var aborted = WorkflowEngine.Abort(Translating);
        Assert.True(aborted is { Status: RunStatus.Aborted, Blocking.IsEmpty: true });
        Assert.Equal(Refusal.RunIsOver, Refused(WorkflowEngine.End(Samples.Editorial, aborted, "translate", "Submit")));
    }

    [Fact]
    public void Moving_a_run_leaves_the_run_it_came_from_untouched()
    {
        WorkflowEngine.End(Samples.Editorial, Translating, "translate", "Submit");
        Assert.True(Translating.WaitsAt("translate"));
    }

    private static StepResult.Moved Moved(StepResult result) => Assert.IsType<StepResult.Moved>(result);

    private static string Refused(StepResult result) => Assert.IsType<StepResult.Refused>(result).Refusal.Code;
}

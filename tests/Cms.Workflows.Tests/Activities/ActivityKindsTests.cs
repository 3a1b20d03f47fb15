using Cms.Workflows.Activities;

namespace Cms.Workflows.Tests.Activities;

public sealed class ActivityKindsTests
{
    [Theory]
    [InlineData("a LogTask", "Done")]
    [InlineData("a PublishContentTask", "Published, Noop")]
    [InlineData("a IfElseTask", "True, False")]
    [InlineData("a HttpRequestFilterEvent", "Matched")]
    [InlineData("a NotifyUserTask", "Done, Failed, Failed: no user found")]
    [InlineData("""a UserTaskEvent {"Actions": ["Approve", "Send for review", "Approve"]}""", "Approve, Send for review")]
    [InlineData("a UserTaskEvent", "")]
    [InlineData("""a ForkTask {"Forks": ["left", "right"]}""", "left, right")]
    [InlineData("a ScriptTask", "Done")]
    [InlineData("""a ScriptTask {"AvailableOutcomes": ["Big", "Small"]}""", "Big, Small")]
    [InlineData("a HttpRequestTask", "200, UnhandledHttpStatus")]
    [InlineData("""a HttpRequestTask {"HttpResponseCodes": "200, 404 ,"}""", "200, 404, UnhandledHttpStatus")]
    public void Outcomes_come_from_the_kind_or_from_the_activity(string drawing, string outcomes)
    {
        var activity = Sketch.Of(drawing).Activities.Single();
        Assert.Equal(outcomes, string.Join(", ", ActivityKinds.Of(activity).OutcomesOf(activity)));
    }

    [Fact]
    public void Names_are_unique_and_say_event_where_a_run_waits()
    {
        Assert.Equal(ActivityKinds.All.Length, ActivityKinds.All.DistinctBy(kind => kind.Name).Count());
        Assert.All(ActivityKinds.All, kind => Assert.Equal(kind.Name.EndsWith("Event", StringComparison.Ordinal), kind.IsEvent));
    }

    [Fact]
    public void An_unknown_name_is_a_missing_activity_open_to_every_outcome()
    {
        var kind = ActivityKinds.Of(Sketch.Of("a RocketTask").Activities.Single());
        Assert.Same(ActivityKinds.Missing, kind);
        Assert.True(kind is { IsKnown: false, HasOpenOutcomes: true });
    }
}

using Cms.Workflows.Linting;

namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class KnownActivitiesTests
{
    private const string Rule = "unknown-activity";

    [Fact]
    public void An_unknown_name_is_found() => Assert.Equal(["Error b"], Lint.Of(Rule, "*a SignalEvent\nb RocketTask"));

    [Fact]
    public void A_name_that_the_host_knows_is_not() =>
        Assert.Empty(Lint.Of(Rule, "*a SignalEvent\nb RocketTask", new LintContext { Activities = ["RocketTask"] }));

    [Fact]
    public void An_event_that_never_happens_here_is_reported_and_kept()
    {
        var type = Sketch.Of("""
            *a HttpRequestFilterEvent {"HttpMethod": "POST", "RouteValues": {"controller": "Blog", "action": "Save", "area": "Blogs"}}
            b LogTask
            a -Matched-> b
            """);
        Assert.Equal(["Warning a"], Lint.Of("unknown-activity", type));
        var kept = WorkflowTypeJson.Parse(WorkflowTypeJson.Write(type)).Find("a")!;
        Assert.Equal("Blog", kept.Properties.GetProperty("RouteValues").GetProperty("controller").GetString());
    }
}

namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class WaysToAnEndTests
{
    private const string Rule = "dead-end";

    private const string Circle = """
        *a SignalEvent
        b UserTaskEvent {"Actions": ["Go"]}
        c UserTaskEvent {"Actions": ["Back"]}
        a -Done-> b
        b -Go-> c
        c -Back-> b
        """;

    [Fact]
    public void A_circle_that_nothing_leaves_is_found_with_all_that_leads_only_there() =>
        Assert.Equal(["Warning a", "Warning b", "Warning c"], Lint.Of(Rule, Circle));

    [Fact]
    public void It_is_an_error_where_something_is_published() =>
        Assert.Contains("Error b", Lint.Of(Rule, Circle + "\nd PublishContentTask"));

    [Fact]
    public void One_way_out_is_enough() =>
        Assert.Empty(Lint.Of(Rule, Circle.Replace("[\"Back\"]", "[\"Back\", \"Give up\"]", StringComparison.Ordinal)
            + "\nd LogTask\nc -Give up-> d"));

    [Fact]
    public void A_fork_needs_an_end_for_every_branch() =>
        Assert.Equal(
            ["Warning f", "Warning b"],
            Lint.Of(Rule, """
                *f ForkTask {"Forks": ["x", "y"]}
                a LogTask
                b UserTaskEvent {"Actions": ["Again"]}
                f -x-> a
                f -y-> b
                b -Again-> b
                """));

    [Fact]
    public void A_user_task_nobody_can_leave_is_a_dead_end() => Assert.Equal(["Warning a"], Lint.Of(Rule, "*a UserTaskEvent"));
}

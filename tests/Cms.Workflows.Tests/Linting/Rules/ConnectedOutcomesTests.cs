namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class ConnectedOutcomesTests
{
    private const string Rule = "unconnected-outcome";

    [Fact]
    public void An_outcome_that_leads_nowhere_is_found() =>
        Assert.Equal(["Warning a"], Lint.Of(Rule, "*a IfElseTask\nb LogTask\na -True-> b"));

    [Fact]
    public void Both_outcomes_of_publishing_are_to_be_connected() =>
        Assert.Equal(["Error a", "Error a"], Lint.Of(Rule, "*a PublishContentTask"));

    [Fact]
    public void An_activity_with_one_outcome_may_be_the_end() =>
        Assert.Empty(Lint.Of(Rule, "*a SignalEvent\nb LogTask\na -Done-> b"));

    [Fact]
    public void Actions_of_user_tasks_are_another_rules() =>
        Assert.Empty(Lint.Of(Rule, """*a UserTaskEvent {"Actions": ["Go", "Stop"]}"""));
}

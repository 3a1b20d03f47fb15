namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class ConnectedActionsTests
{
    private const string Rule = "unconnected-action";

    private const string Drawing = """
        *a UserTaskEvent {"Actions": ["Approve", "Reject"]}
        b LogTask
        a -Approve-> b
        """;

    [Fact]
    public void An_action_that_leads_nowhere_is_found() => Assert.Equal(["Warning a"], Lint.Of(Rule, Drawing));

    [Fact]
    public void It_is_an_error_where_something_is_published() =>
        Assert.Equal(["Error a"], Lint.Of(Rule, Drawing + "\nc PublishContentTask"));

    [Fact]
    public void A_user_task_without_actions_is_an_error() => Assert.Equal(["Error a"], Lint.Of(Rule, "*a UserTaskEvent"));

    [Fact]
    public void Connected_actions_are_fine() => Assert.Empty(Lint.Of(Rule, Drawing + "\na -Reject-> a"));
}

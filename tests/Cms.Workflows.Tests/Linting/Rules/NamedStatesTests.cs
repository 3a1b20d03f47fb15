namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class NamedStatesTests
{
    private const string Rule = "missing-state";

    private const string Drawing = """
        *a UserTaskEvent {"Actions": ["Go"]}
        b UserTaskEvent {"Actions": ["Go"], "State": "editing"}
        c UserTaskEvent {"Actions": ["Go"], "State": " "}
        """;

    [Fact]
    public void A_user_task_without_a_state_is_found() =>
        Assert.Equal(["Warning a", "Warning c"], Lint.Of(Rule, Drawing + "\np PublishContentTask"));

    [Fact]
    public void Workflows_that_publish_nothing_need_no_states() => Assert.Empty(Lint.Of(Rule, Drawing));
}

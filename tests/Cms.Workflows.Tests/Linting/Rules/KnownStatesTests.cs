namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class KnownStatesTests
{
    private const string Rule = "unknown-state";

    [Fact]
    public void A_state_that_no_task_has_is_found() =>
        Assert.Equal(["Error b"], Lint.Of(Rule, """
            *a UserTaskEvent {"Actions": ["Go"], "State": "translation"}
            b UserTaskEvent {"Actions": ["Go"], "State": "editing", "NotBy": ["translation", "translating"]}
            """));
}

namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class UniqueStatesTests
{
    private const string Rule = "duplicate-state";

    private const string Drawing = """
        *a UserTaskEvent {"Actions": ["Go"], "State": "editing"}
        b UserTaskEvent {"Actions": ["Go"], "State": "editing"}
        c UserTaskEvent {"Actions": ["Go"], "State": "Editing"}
        d UserTaskEvent {"Actions": ["Go"]}
        e UserTaskEvent {"Actions": ["Go"]}
        """;

    [Fact]
    public void A_state_taken_before_is_found() => Assert.Equal(["Warning b"], Lint.Of(Rule, Drawing));

    [Fact]
    public void It_is_an_error_where_something_is_published() =>
        Assert.Equal(["Error b"], Lint.Of(Rule, Drawing + "\np PublishContentTask"));
}

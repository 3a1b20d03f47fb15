namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class StartActivitiesTests
{
    private const string Rule = "no-start";

    [Fact]
    public void A_workflow_without_a_start_is_found_once() =>
        Assert.Equal(["Error"], Lint.Of(Rule, "a SignalEvent\nb LogTask"));

    [Fact]
    public void One_start_is_enough() => Assert.Empty(Lint.Of(Rule, "*a SignalEvent\nb LogTask"));
}

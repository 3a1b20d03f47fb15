namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class OfferedOutcomesTests
{
    private const string Rule = "unknown-outcome";

    [Fact]
    public void A_transition_from_an_outcome_that_never_comes_is_found() =>
        Assert.Equal(["Warning a"], Lint.Of(Rule, "*a SignalEvent\nb LogTask\na -Finished-> b"));

    [Fact]
    public void It_is_an_error_where_something_is_published() =>
        Assert.Equal(["Error a"], Lint.Of(Rule, "*a SignalEvent\nb PublishContentTask\na -Finished-> b"));

    [Fact]
    public void Unknown_activities_may_have_any_outcome() =>
        Assert.Empty(Lint.Of(Rule, "*a SignalEvent\nb RocketTask\na -Done-> b\nb -Landed-> b"));
}

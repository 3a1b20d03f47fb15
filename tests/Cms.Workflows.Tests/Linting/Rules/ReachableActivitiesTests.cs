namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class ReachableActivitiesTests
{
    private const string Rule = "unreachable";

    [Fact]
    public void Activities_that_no_way_leads_to_are_found() =>
        Assert.Equal(
            ["Error c", "Error d"],
            Lint.Of(Rule, "*a SignalEvent\nb LogTask\nc LogTask\nd LogTask\na -Done-> b\nc -Done-> d\nd -Done-> b"));

    [Fact]
    public void A_way_by_a_shadowed_transition_or_an_outcome_that_never_comes_is_none() =>
        Assert.Equal(
            ["Error c", "Error d"],
            Lint.Of(Rule, "*a SignalEvent\nb LogTask\nc LogTask\nd LogTask\na -Done-> b\na -Done-> c\nb -Failed-> d"));

    [Fact]
    public void Every_start_counts() => Assert.Empty(Lint.Of(Rule, "*a SignalEvent\n*b SignalEvent"));
}

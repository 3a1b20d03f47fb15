namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class SingleTransitionsTests
{
    private const string Rule = "shadowed-transition";

    [Fact]
    public void A_second_transition_of_an_outcome_is_found() =>
        Assert.Equal(["Warning a"], Lint.Of(Rule, "*a SignalEvent\nb LogTask\nc LogTask\na -Done-> b\na -Done-> c\na -Done-> b"));

    [Fact]
    public void Several_outcomes_may_lead_to_one_activity() =>
        Assert.Empty(Lint.Of(Rule, "*a IfElseTask\nb LogTask\na -True-> b\na -False-> b"));
}

namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class ConnectedTransitionsTests
{
    private const string Rule = "broken-transition";

    [Fact]
    public void Transitions_from_or_to_nothing_are_found() =>
        Assert.Equal(["Error a", "Error"], Lint.Of(Rule, "*a SignalEvent\na -Done-> gone\ngone -Done-> a"));

    [Fact]
    public void A_transition_between_activities_is_fine() =>
        Assert.Empty(Lint.Of(Rule, "*a SignalEvent\nb LogTask\na -Done-> b"));
}

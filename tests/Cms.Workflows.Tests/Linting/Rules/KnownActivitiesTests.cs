using Cms.Workflows.Linting;

namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class KnownActivitiesTests
{
    private const string Rule = "unknown-activity";

    [Fact]
    public void An_unknown_name_is_found() => Assert.Equal(["Error b"], Lint.Of(Rule, "*a SignalEvent\nb RocketTask"));

    [Fact]
    public void A_name_that_the_host_knows_is_not() =>
        Assert.Empty(Lint.Of(Rule, "*a SignalEvent\nb RocketTask", new LintContext { Activities = ["RocketTask"] }));
}

namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class BoundedTimersTests
{
    private const string Rule = "unbounded-timer";

    private const string Poll = """
        *a SignalEvent
        t TimerEvent {"CronExpression": "*/5 * * * *"}
        if IfElseTask
        end LogTask
        a -Done-> t
        t -Done-> if
        if -True-> end
        if -False-> t
        """;

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"CronExpression": "soon"}""")]
    [InlineData("""{"CronExpression": "* * * *"}""")]
    [InlineData("""{"CronExpression": "* * ; * *"}""")]
    public void Times_that_never_come_are_found(string properties) =>
        Assert.Equal(["Error t"], Lint.Of(Rule, $"*t TimerEvent {properties}"));

    [Theory]
    [InlineData("*/5 * * * *")]
    [InlineData("0 0 12 ? * MON-FRI")]
    public void Cron_expressions_of_five_or_six_fields_are_fine(string cron) =>
        Assert.Empty(Lint.Of(Rule, "*t TimerEvent {\"CronExpression\": \"" + cron + "\"}"));

    [Fact]
    public void A_timer_that_goes_round_on_its_own_is_found() => Assert.Equal(["Warning t"], Lint.Of(Rule, Poll));

    [Fact]
    public void A_count_or_another_wait_bounds_it()
    {
        Assert.Empty(Lint.Of(Rule, Poll.Replace("if IfElseTask", "if ForLoopTask", StringComparison.Ordinal)
            .Replace("True", "Done", StringComparison.Ordinal).Replace("False", "Iterate", StringComparison.Ordinal)));
        Assert.Empty(Lint.Of(Rule, Poll.Replace("if -False-> t", "if -False-> a", StringComparison.Ordinal)));
    }
}

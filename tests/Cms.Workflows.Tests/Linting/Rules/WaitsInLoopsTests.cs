namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class WaitsInLoopsTests
{
    private const string Rule = "loop-without-wait";

    [Fact]
    public void A_loop_of_tasks_is_found_once() =>
        Assert.Equal(["Error b"], Lint.Of(Rule, "*a SignalEvent\nb LogTask\nc LogTask\na -Done-> b\nb -Done-> c\nc -Done-> b"));

    [Fact]
    public void Two_loops_are_found_each() =>
        Assert.Equal(["Error b", "Error c"], Lint.Of(Rule, "*a IfElseTask\nb LogTask\nc LogTask\na -True-> b\na -False-> c\nb -Done-> b\nc -Done-> c"));

    [Fact]
    public void A_wait_makes_it_sound() =>
        Assert.Empty(Lint.Of(Rule, "*a SignalEvent\nb LogTask\na -Done-> b\nb -Done-> a"));

    [Fact]
    public void A_loop_that_counts_is_sound() =>
        Assert.Empty(Lint.Of(Rule, "*a ForLoopTask\nb LogTask\nc LogTask\na -Iterate-> b\nb -Done-> a\na -Done-> c"));

    [Fact]
    public void A_while_loop_is_doubtful() =>
        Assert.Equal(["Warning a"], Lint.Of(Rule, "*a WhileLoopTask\nb LogTask\nc LogTask\na -Iterate-> b\nb -Done-> a\na -Done-> c"));
}

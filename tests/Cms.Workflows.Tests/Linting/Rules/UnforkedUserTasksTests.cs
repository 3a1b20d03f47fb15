namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class UnforkedUserTasksTests
{
    private const string Rule = "fork-around-user-task";

    private const string Drawing = """
        *a SignalEvent
        f ForkTask {"Forks": ["x", "y"]}
        m EmailTask
        u UserTaskEvent {"Actions": ["Go"]}
        p PublishContentTask
        a -Done-> f
        f -x-> m
        f -y-> u
        u -Go-> p
        """;

    [Fact]
    public void A_user_task_on_a_branch_is_found() => Assert.Equal(["Error f"], Lint.Of(Rule, Drawing));

    [Fact]
    public void A_user_task_after_the_join_is_fine() =>
        Assert.Empty(Lint.Of(Rule, """
            *a SignalEvent
            f ForkTask {"Forks": ["x", "y"]}
            m EmailTask
            n EmailTask
            j JoinTask
            u UserTaskEvent {"Actions": ["Go"]}
            p PublishContentTask
            a -Done-> f
            f -x-> m
            f -y-> n
            m -Done-> j
            n -Done-> j
            j -Joined-> u
            u -Go-> p
            """));

    [Fact]
    public void A_join_that_one_branch_misses_does_not_help() =>
        Assert.Equal(["Error f"], Lint.Of(Rule, """
            *a SignalEvent
            f ForkTask {"Forks": ["x", "y"]}
            m EmailTask
            n EmailTask
            j JoinTask
            u UserTaskEvent {"Actions": ["Go"]}
            p PublishContentTask
            a -Done-> f
            f -x-> m
            f -y-> n
            n -Done-> j
            j -Joined-> u
            u -Go-> p
            """));

    [Fact]
    public void Workflows_that_publish_nothing_may_fork() =>
        Assert.Empty(Lint.Of(Rule, Drawing.Replace("Publish", "Delete", StringComparison.Ordinal)));
}

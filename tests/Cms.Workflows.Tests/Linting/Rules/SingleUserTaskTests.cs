namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class SingleUserTaskTests
{
    private const string Rule = "several-user-tasks-at-once";

    private const string Drawing = """
        *f ForkTask {"Forks": ["x", "y"]}
        u UserTaskEvent {"Actions": ["Go"]}
        v UserTaskEvent {"Actions": ["Go"]}
        f -x-> u
        f -y-> v
        """;

    [Fact]
    public void Two_tasks_on_two_branches_are_found() => Assert.Equal(["Warning f"], Lint.Of(Rule, Drawing));

    [Fact]
    public void It_is_an_error_where_something_is_published() =>
        Assert.Equal(["Error f"], Lint.Of(Rule, Drawing + "\np PublishContentTask"));

    [Fact]
    public void Two_tasks_on_one_branch_wait_one_after_the_other() =>
        Assert.Empty(Lint.Of(Rule, """
            *f ForkTask {"Forks": ["x", "y"]}
            u UserTaskEvent {"Actions": ["Go"]}
            v UserTaskEvent {"Actions": ["Go"]}
            m EmailTask
            f -x-> u
            f -y-> m
            u -Go-> v
            """));
}

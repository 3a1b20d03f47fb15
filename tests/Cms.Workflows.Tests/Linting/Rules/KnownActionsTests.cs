namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class KnownActionsTests
{
    private const string Rule = "unknown-action";

    [Fact]
    public void A_comment_for_an_action_that_is_not_there_is_found() =>
        Assert.Equal(["Error a"], Lint.Of(Rule, """
            *a UserTaskEvent {"Actions": ["Approve", "Return"], "CommentRequired": ["Return", "Reject"]}
            """));
}

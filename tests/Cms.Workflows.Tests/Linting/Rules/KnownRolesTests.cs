namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class KnownRolesTests
{
    private const string Rule = "unknown-role";

    private const string Drawing = """*a UserTaskEvent {"Actions": ["Go"], "Roles": ["Editor", "Wizard"]}""";

    [Fact]
    public void A_role_that_does_not_exist_is_found() =>
        Assert.Equal(["Error a"], Lint.Of(Rule, Drawing, new(Roles: ["Editor"])));

    [Fact]
    public void Nothing_is_said_where_the_roles_are_not_known() => Assert.Empty(Lint.Of(Rule, Drawing));
}

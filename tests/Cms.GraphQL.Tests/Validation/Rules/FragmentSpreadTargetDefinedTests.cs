using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class FragmentSpreadTargetDefinedTests
{
    [Theory]
    [InlineData("{ dog { ...A } } fragment A on Dog { name }")]
    public void Accepts(string document) => RuleCheck.Valid<FragmentSpreadTargetDefined>(document);

    [Theory]
    [InlineData("{ dog { ...Name } } fragment Nam on Dog { name }",
        "There is no fragment 'Name'. Did you mean 'Nam'? 1:9")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<FragmentSpreadTargetDefined>(document, expected);
}

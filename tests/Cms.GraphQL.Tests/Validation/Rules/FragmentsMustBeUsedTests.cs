using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class FragmentsMustBeUsedTests
{
    [Theory]
    [InlineData("{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { name }")]
    public void Accepts(string document) => RuleCheck.Valid<FragmentsMustBeUsed>(document);

    [Theory]
    [InlineData("{ dog { name } } fragment A on Dog { name }",
        "No operation uses the fragment 'A'. 1:18")]
    [InlineData("{ dog { name } } fragment A on Dog { ...B } fragment B on Dog { ...A }",
        "No operation uses the fragment 'A'. 1:18\nNo operation uses the fragment 'B'. 1:45")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<FragmentsMustBeUsed>(document, expected);
}

using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class AllVariablesUsedTests
{
    [Theory]
    [InlineData("query ($a: Int, $b: Boolean!) { values(int: $a) @skip(if: $b) }")]
    [InlineData("query ($a: Int) { values(anything: {deep: [$a]}) }")]
    [InlineData("query ($a: Boolean) { dog { ...F } } fragment F on Dog { mother { ...G } } fragment G on Dog { name(surname: $a) }")]
    public void Accepts(string document) => RuleCheck.Valid<AllVariablesUsed>(document);

    [Theory]
    [InlineData("query ($a: Int, $b: Int) { values(int: $b) }",
        "Variable '$a' is never used. 1:8")]
    [InlineData("query ($a: Boolean) { dog { name } } fragment F on Dog { name(surname: $a) }",
        "Variable '$a' is never used. 1:8")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<AllVariablesUsed>(document, expected);
}

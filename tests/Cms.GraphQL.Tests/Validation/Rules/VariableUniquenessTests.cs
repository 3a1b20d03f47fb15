using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class VariableUniquenessTests
{
    [Theory]
    [InlineData("query A($a: Int, $b: Int) { dog { name } } query B($a: Int) { dog { name } }")]
    public void Accepts(string document) => RuleCheck.Valid<VariableUniqueness>(document);

    [Theory]
    [InlineData("query ($a: Int, $a: String, $a: Int) { dog { name } }",
        "Variable '$a' is declared more than once. 1:17\nVariable '$a' is declared more than once. 1:29")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<VariableUniqueness>(document, expected);
}

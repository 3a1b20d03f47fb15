using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class AllVariableUsesDefinedTests
{
    [Theory]
    [InlineData("query ($a: Int) { values(int: $a) }")]
    [InlineData("query ($a: Boolean) { dog { ...F } } fragment F on Dog { name(surname: $a) }")]
    [InlineData("fragment F on Dog { name(surname: $a) }")]
    public void Accepts(string document) => RuleCheck.Valid<AllVariableUsesDefined>(document);

    [Theory]
    [InlineData("query Q { values(int: $a, filter: {tags: [$b]}) }",
        "Variable '$a' is not declared by operation 'Q'. 1:23 1:1\nVariable '$b' is not declared by operation 'Q'. 1:43 1:1")]
    [InlineData("query A($a: Boolean) { dog { ...F } } query B { dog { ...F } } fragment F on Dog { name(surname: $a) }",
        "Variable '$a' is not declared by operation 'B'. 1:98 1:39")]
    [InlineData("{ dog { name @skip(if: $c) } }",
        "Variable '$c' is not declared by the operation. 1:24 1:1")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<AllVariableUsesDefined>(document, expected);
}

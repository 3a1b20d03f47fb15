using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class VariablesAreInputTypesTests
{
    [Theory]
    [InlineData("query ($a: [Int!]!, $b: Filter, $c: Command, $d: Nothing) { dog { name } }")]
    public void Accepts(string document) => RuleCheck.Valid<VariablesAreInputTypes>(document);

    [Theory]
    [InlineData("query ($a: Dog, $b: [Pet!]!) { dog { name } }",
        "Variable '$a' cannot have the output type 'Dog'. 1:12\nVariable '$b' cannot have the output type '[Pet!]!'. 1:21")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<VariablesAreInputTypes>(document, expected);
}

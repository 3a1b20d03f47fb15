using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class FragmentSpreadTypeExistenceTests
{
    [Theory]
    [InlineData("{ dog { ... on Pet { name } ... { name } } }")]
    [InlineData("query ($a: [Filter!]!) { dog { name } }")]
    public void Accepts(string document) => RuleCheck.Valid<FragmentSpreadTypeExistence>(document);

    [Theory]
    [InlineData("{ dog { ... on Dogg { name } } }",
        "There is no type 'Dogg'. Did you mean 'Dog'? 1:16")]
    [InlineData("fragment F on Zebra { name }",
        "There is no type 'Zebra'. 1:15")]
    [InlineData("query ($a: [Strin!]!) { dog { name } }",
        "There is no type 'Strin'. Did you mean 'String'? 1:12")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<FragmentSpreadTypeExistence>(document, expected);
}

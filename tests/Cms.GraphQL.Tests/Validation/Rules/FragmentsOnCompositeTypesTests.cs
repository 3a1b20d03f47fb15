using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class FragmentsOnCompositeTypesTests
{
    [Theory]
    [InlineData("fragment A on Dog { name }")]
    [InlineData("fragment A on Pet { name }")]
    [InlineData("fragment A on CatOrDog { __typename }")]
    [InlineData("{ ... { dog { name } } }")]
    public void Accepts(string document) => RuleCheck.Valid<FragmentsOnCompositeTypes>(document);

    [Theory]
    [InlineData("fragment A on Command { x }",
        "A fragment cannot apply to 'Command', which has no fields. 1:15")]
    [InlineData("{ dog { ... on Filter { x } ... on String { y } } }",
        "A fragment cannot apply to 'Filter', which has no fields. 1:16\nA fragment cannot apply to 'String', which has no fields. 1:36")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<FragmentsOnCompositeTypes>(document, expected);
}

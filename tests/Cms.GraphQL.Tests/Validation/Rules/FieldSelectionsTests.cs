using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class FieldSelectionsTests
{
    [Theory]
    [InlineData("{ dog { __typename name n: nickname } }")]
    [InlineData("{ pet { name ... on Dog { barkVolume } } }")]
    [InlineData("{ catOrDog { __typename } }")]
    [InlineData("""{ __schema { queryType { name } } __type(name: "Dog") { name } }""")]
    [InlineData("{ unknown: dog { name } }")]
    [InlineData("fragment F on Nothing { whatever }")]
    public void Accepts(string document) => RuleCheck.Valid<FieldSelections>(document);

    [Theory]
    [InlineData("{ dog { nicknam } }",
        "'Dog' has no field 'nicknam'. Did you mean 'nickname'? 1:9")]
    [InlineData("{ pet { barkVolume } }",
        "'Pet' has no field 'barkVolume'. 1:9")]
    [InlineData("{ catOrDog { name } }",
        "'CatOrDog' has no field 'name'. 1:14")]
    [InlineData("{ dog { __schema { queryType { name } } } }",
        "'Dog' has no field '__schema'. 1:9")]
    [InlineData("fragment F on Dog { a: unkown { deeper } }",
        "'Dog' has no field 'unkown'. 1:21")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<FieldSelections>(document, expected);
}

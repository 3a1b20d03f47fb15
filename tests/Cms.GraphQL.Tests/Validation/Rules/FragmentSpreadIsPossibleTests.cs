using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class FragmentSpreadIsPossibleTests
{
    [Theory]
    [InlineData("{ dog { ... on Dog { name } ... on Pet { name } ... on CatOrDog { __typename } } }")]
    [InlineData("{ pet { ... on Dog { name } ... on DogOrHuman { __typename } } }")]
    [InlineData("{ catOrDog { ... on Being { name } ... on DogOrHuman { __typename } } }")]
    [InlineData("{ dog { ...F } } fragment F on Nothing { a }")]
    public void Accepts(string document) => RuleCheck.Valid<FragmentSpreadIsPossible>(document);

    [Theory]
    [InlineData("{ dog { ... on Cat { name } } }",
        "A fragment on 'Cat' cannot apply here, where values are 'Dog'. 1:9")]
    [InlineData("{ pet { ... on Stone { weight } } }",
        "A fragment on 'Stone' cannot apply here, where values are 'Pet'. 1:9")]
    [InlineData("{ stone { ...F } } fragment F on CatOrDog { __typename }",
        "A fragment on 'CatOrDog' cannot apply here, where values are 'Stone'. 1:11")]
    [InlineData("{ dogOrHuman { ... on Cat { name } } }",
        "A fragment on 'Cat' cannot apply here, where values are 'DogOrHuman'. 1:16")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<FragmentSpreadIsPossible>(document, expected);
}

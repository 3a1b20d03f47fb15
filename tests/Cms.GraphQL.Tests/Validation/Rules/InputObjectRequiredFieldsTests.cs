using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class InputObjectRequiredFieldsTests
{
    [Theory]
    [InlineData("{ values(filter: {must: true}) }")]
    [InlineData("query ($m: Boolean!) { values(filter: {must: $m}) }")]
    public void Accepts(string document) => RuleCheck.Valid<InputObjectRequiredFields>(document);

    [Theory]
    [InlineData("{ values(filter: {count: 1}) }",
        "'Filter' needs the field 'must' of type 'Boolean!'. 1:18")]
    [InlineData("{ values(filter: {must: true, inner: {}}) }",
        "'Filter' needs the field 'must' of type 'Boolean!'. 1:38")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<InputObjectRequiredFields>(document, expected);
}

using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class InputObjectFieldUniquenessTests
{
    [Theory]
    [InlineData("{ values(filter: {must: true, inner: {must: true}}) }")]
    public void Accepts(string document) => RuleCheck.Valid<InputObjectFieldUniqueness>(document);

    [Theory]
    [InlineData("{ values(filter: {must: true, must: true}) }",
        "Input field 'must' is given more than once. 1:31")]
    [InlineData("{ values(anything: {a: {b: 1, b: 2}}) }",
        "Input field 'b' is given more than once. 1:31")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<InputObjectFieldUniqueness>(document, expected);
}

using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class InputObjectFieldNamesTests
{
    [Theory]
    [InlineData("{ values(filter: {must: true, inner: {must: false}}, anything: {any: 1}) }")]
    public void Accepts(string document) => RuleCheck.Valid<InputObjectFieldNames>(document);

    [Theory]
    [InlineData("{ values(filter: {must: true, cout: 1}) }",
        "'Filter' has no field 'cout'. Did you mean 'count'? 1:31")]
    [InlineData("query ($f: Filter = {inner: {nothing: 1}}) { values(filter: $f) }",
        "'Filter' has no field 'nothing'. 1:30")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<InputObjectFieldNames>(document, expected);
}

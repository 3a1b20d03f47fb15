using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class RequiredArgumentsTests
{
    [Theory]
    [InlineData("{ find(needed: 1) { name } }")]
    [InlineData("{ find(needed: null) { name } }")]
    [InlineData("{ dog { isAt } }")]
    [InlineData("""{ dog { name @note(text: "a") } }""")]
    public void Accepts(string document) => RuleCheck.Valid<RequiredArguments>(document);

    [Theory]
    [InlineData("{ find(filter: null) { name } }",
        "'find' needs the argument 'needed' of type 'Int!'. 1:3")]
    [InlineData("{ dog { name @include } }",
        "'@include' needs the argument 'if' of type 'Boolean!'. 1:14")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<RequiredArguments>(document, expected);
}

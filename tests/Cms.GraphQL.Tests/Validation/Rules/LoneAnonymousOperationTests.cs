using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class LoneAnonymousOperationTests
{
    [Theory]
    [InlineData("{ dog { name } }")]
    [InlineData("query A { dog { name } } query B { dog { name } }")]
    [InlineData("{ dog { ...F } } fragment F on Dog { name }")]
    public void Accepts(string document) => RuleCheck.Valid<LoneAnonymousOperation>(document);

    [Theory]
    [InlineData("{ dog { name } } query B { dog { name } }",
        "An operation without a name must be the only one. 1:1")]
    [InlineData("query { dog { name } } { cat { name } }",
        "An operation without a name must be the only one. 1:1\nAn operation without a name must be the only one. 1:24")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<LoneAnonymousOperation>(document, expected);
}

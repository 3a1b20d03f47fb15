using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class DirectivesAreUniquePerLocationTests
{
    [Theory]
    [InlineData("{ dog @often @often { name @skip(if: true) nickname @skip(if: true) } }")]
    [InlineData("{ dog @unknown @unknown { name } }")]
    public void Accepts(string document) => RuleCheck.Valid<DirectivesAreUniquePerLocation>(document);

    [Theory]
    [InlineData("{ dog @skip(if: true) @skip(if: false) @skip(if: true) { name } }",
        "'@skip' stands more than once in one place. 1:23")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<DirectivesAreUniquePerLocation>(document, expected);
}

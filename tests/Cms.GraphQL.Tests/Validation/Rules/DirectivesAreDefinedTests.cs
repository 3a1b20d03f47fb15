using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class DirectivesAreDefinedTests
{
    [Theory]
    [InlineData("""{ dog @skip(if: false) { name @note(text: "a") @often } }""")]
    public void Accepts(string document) => RuleCheck.Valid<DirectivesAreDefined>(document);

    [Theory]
    [InlineData("{ dog @unknown { name @unknown @other } }",
        "There is no directive '@unknown'. 1:7\nThere is no directive '@other'. 1:32")]
    [InlineData("query ($a: Int @defer) { values(int: $a) }",
        "There is no directive '@defer'. 1:16")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<DirectivesAreDefined>(document, expected);
}

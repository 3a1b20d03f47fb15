using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class DirectivesAreInValidLocationsTests
{
    [Theory]
    [InlineData("""query Q($a: Int @note(text: "v")) @note(text: "q") { values(int: $a) @note(text: "f") }""")]
    [InlineData("{ ... @include(if: true) { ...F @skip(if: true) } }")]
    public void Accepts(string document) => RuleCheck.Valid<DirectivesAreInValidLocations>(document);

    [Theory]
    [InlineData("query Q @skip(if: true) { dog { name } }",
        "'@skip' may not stand on QUERY. 1:9")]
    [InlineData("{ dog @onType { name } ... @often { dog { name } } }",
        "'@onType' may not stand on FIELD. 1:7\n'@often' may not stand on INLINE_FRAGMENT. 1:28")]
    [InlineData("""fragment F on Dog @note(text: "a") { name }""",
        "'@note' may not stand on FRAGMENT_DEFINITION. 1:19")]
    [InlineData("query ($a: Int @deprecated) { values(int: $a) }",
        "'@deprecated' may not stand on VARIABLE_DEFINITION. 1:16")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<DirectivesAreInValidLocations>(document, expected);
}

using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class ArgumentNamesTests
{
    [Theory]
    [InlineData("{ dog { isAt(x: 1, y: 2) } }")]
    [InlineData("""{ dog { name @note(text: "a", level: 2) } }""")]
    [InlineData("{ dog { unknown(a: 1) @unknown(b: 2) } }")]
    public void Accepts(string document) => RuleCheck.Valid<ArgumentNames>(document);

    [Theory]
    [InlineData("{ dog { isAt(z: 1) } }",
        "'Dog.isAt' has no argument 'z'. Did you mean 'x'? 1:14")]
    [InlineData("{ dog { name @skip(unless: true) } }",
        "'@skip' has no argument 'unless'. 1:20")]
    [InlineData("""{ __type(named: "x") { name } }""",
        "'Query.__type' has no argument 'named'. Did you mean 'name'? 1:10")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<ArgumentNames>(document, expected);
}

using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class ArgumentUniquenessTests
{
    [Theory]
    [InlineData("{ dog { isAt(x: 1, y: 1) } cat: dog { isAt(x: 1) } }")]
    public void Accepts(string document) => RuleCheck.Valid<ArgumentUniqueness>(document);

    [Theory]
    [InlineData("{ dog { isAt(x: 1, x: 1) } }",
        "Argument 'x' is given more than once. 1:20")]
    [InlineData("""{ dog { name @note(text: "a", text: "b", text: "c") } }""",
        "Argument 'text' is given more than once. 1:31\nArgument 'text' is given more than once. 1:42")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<ArgumentUniqueness>(document, expected);
}

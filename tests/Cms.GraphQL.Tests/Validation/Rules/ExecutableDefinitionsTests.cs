using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class ExecutableDefinitionsTests
{
    [Theory]
    [InlineData("{ dog { name } } fragment F on Dog { name }")]
    public void Accepts(string document) => RuleCheck.Valid<ExecutableDefinitions>(document);

    [Theory]
    [InlineData("{ dog { name } } type Cow { name: String }",
        "A request cannot define types. 1:18")]
    [InlineData("extend type Dog { color: String } query Q { dog { name } }",
        "A request cannot define types. 1:1")]
    [InlineData("directive @a on FIELD",
        "A request cannot define types. 1:1")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<ExecutableDefinitions>(document, expected);
}

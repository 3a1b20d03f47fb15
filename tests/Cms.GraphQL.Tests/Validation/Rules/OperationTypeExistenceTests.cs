using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class OperationTypeExistenceTests
{
    [Theory]
    [InlineData("query { dog { name } }")]
    [InlineData("subscription { news }")]
    public void Accepts(string document) => RuleCheck.Valid<OperationTypeExistence>(document);

    [Theory]
    [InlineData("mutation { dog { name } }",
        "The schema has no mutation operations. 1:1")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<OperationTypeExistence>(document, expected);
}

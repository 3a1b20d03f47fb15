using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class OperationNameUniquenessTests
{
    [Theory]
    [InlineData("query A { dog { name } } query B { dog { name } }")]
    [InlineData("{ dog { name } }")]
    public void Accepts(string document) => RuleCheck.Valid<OperationNameUniqueness>(document);

    [Theory]
    [InlineData("query A { dog { name } } subscription A { news }",
        "There is more than one operation 'A'. 1:1 1:26")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<OperationNameUniqueness>(document, expected);
}

using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class FragmentSpreadsMustNotFormCyclesTests
{
    [Theory]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { ...B } fragment B on Dog { name }")]
    [InlineData("fragment A on Dog { ...Unknown }")]
    public void Accepts(string document) => RuleCheck.Valid<FragmentSpreadsMustNotFormCycles>(document);

    [Theory]
    [InlineData("fragment A on Dog { ...A }",
        "The fragment 'A' uses itself. 1:21")]
    [InlineData("fragment A on Dog { mother { ...B } } fragment B on Dog { ... on Dog { ...A } }",
        "The fragment 'A' uses itself. 1:72")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<FragmentSpreadsMustNotFormCycles>(document, expected);
}

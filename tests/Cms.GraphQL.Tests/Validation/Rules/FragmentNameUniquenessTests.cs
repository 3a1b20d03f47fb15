using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class FragmentNameUniquenessTests
{
    [Theory]
    [InlineData("fragment A on Dog { name } fragment B on Dog { name }")]
    [InlineData("query A { dog { ...A } } fragment A on Dog { name }")]
    public void Accepts(string document) => RuleCheck.Valid<FragmentNameUniqueness>(document);

    [Theory]
    [InlineData("fragment A on Dog { name } fragment A on Cat { name }",
        "There is more than one fragment 'A'. 1:28")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<FragmentNameUniqueness>(document, expected);
}

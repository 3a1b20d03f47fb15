using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class SingleRootFieldTests
{
    [Theory]
    [InlineData("subscription { news }")]
    [InlineData("subscription { ...F } fragment F on Subscription { news }")]
    [InlineData("subscription { news news }")]
    [InlineData("query { dog { name } cat { name } }")]
    public void Accepts(string document) => RuleCheck.Valid<SingleRootField>(document);

    [Theory]
    [InlineData("subscription { news other }",
        "A subscription has exactly one root field. 1:21")]
    [InlineData("subscription { a: news b: news }",
        "A subscription has exactly one root field. 1:24")]
    [InlineData("subscription { ...F } fragment F on Subscription { news other }",
        "A subscription has exactly one root field. 1:57")]
    [InlineData("subscription { __typename }",
        "The root field of a subscription is not one of introspection. 1:16")]
    [InlineData("subscription S($c: Boolean!) { news @skip(if: $c) }",
        "'@skip' may not stand on the root of a subscription. 1:37")]
    [InlineData("subscription { ... @include(if: true) { news } }",
        "'@include' may not stand on the root of a subscription. 1:20")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<SingleRootField>(document, expected);
}

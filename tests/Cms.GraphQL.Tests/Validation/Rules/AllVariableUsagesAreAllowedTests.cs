using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class AllVariableUsagesAreAllowedTests
{
    [Theory]
    [InlineData("query ($a: Int!) { values(int: $a) }")]
    [InlineData("query ($a: Int) { values(needed: $a) }")]
    [InlineData("query ($a: Int = 1) { find(needed: $a) { name } }")]
    [InlineData("query ($a: [Int!]!) { values(ints: $a) }")]
    [InlineData("query ($a: [[Int!]!]) { values(deep: $a) }")]
    [InlineData("query ($a: ID!) { values(by: {id: $a}) }")]
    [InlineData("query ($a: ID = 1) { values(by: {id: $a}, byNeeded: {id: $a}) }")]
    [InlineData("query ($a: Filter) { values(filter: {must: true, inner: $a}) }")]
    [InlineData("query ($a: String) { values(anything: {x: $a}) }")]
    [InlineData("query ($a: Boolean = false) { dog { name @skip(if: $a) } }")]
    public void Accepts(string document) => RuleCheck.Valid<AllVariableUsagesAreAllowed>(document);

    [Theory]
    [InlineData("query ($a: String) { values(int: $a) }",
        "Variable '$a' of type 'String' does not fit here, where 'Int' is expected. 1:8 1:34")]
    [InlineData("query ($a: Int) { find(needed: $a) { name } }",
        "Variable '$a' of type 'Int' does not fit here, where 'Int!' is expected. 1:8 1:32")]
    [InlineData("query ($a: Int = null) { find(needed: $a) { name } }",
        "Variable '$a' of type 'Int' does not fit here, where 'Int!' is expected. 1:8 1:39")]
    [InlineData("query ($a: Int) { values(ints: $a) }",
        "Variable '$a' of type 'Int' does not fit here, where '[Int]' is expected. 1:8 1:32")]
    [InlineData("query ($a: [Int]) { values(deep: [$a]) }",
        "Variable '$a' of type '[Int]' does not fit here, where '[Int!]' is expected. 1:8 1:35")]
    [InlineData("query ($a: ID) { values(by: {id: $a}) }",
        "Variable '$a' of type 'ID' does not fit here, where 'ID' is expected, because a oneOf field excludes null. 1:8 1:34")]
    [InlineData("query ($a: ID) { values(byNeeded: {id: $a}) }",
        "Variable '$a' of type 'ID' does not fit here, where 'ID' is expected, because a oneOf field excludes null. 1:8 1:40")]
    [InlineData("query ($a: Boolean) { dog { ...F } } fragment F on Dog { name @skip(if: $a) }",
        "Variable '$a' of type 'Boolean' does not fit here, where 'Boolean!' is expected. 1:8 1:73")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<AllVariableUsagesAreAllowed>(document, expected);
}

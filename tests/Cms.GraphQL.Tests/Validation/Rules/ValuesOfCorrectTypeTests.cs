using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class ValuesOfCorrectTypeTests
{
    [Theory]
    [InlineData("""{ values(int: 1, float: 1, string: "a", boolean: true, id: 5, command: SIT, ints: [1, null], deep: [[1], null, 2]) }""")]
    [InlineData("""{ values(id: "x", float: 1.5e3, ints: 1, deep: 1, int: null, anything: {a: [B, 1.5, $v]}) }""")]
    [InlineData("{ values(by: {id: 1}, filter: {unknown: 1}) }")]
    [InlineData("query ($a: Int = 1, $b: [Int] = 2, $c: Filter = {must: true}) { values(int: $a) }")]
    public void Accepts(string document) => RuleCheck.Valid<ValuesOfCorrectType>(document);

    [Theory]
    [InlineData("""{ values(int: "1") }""",
        "'Int' is expected, not \"1\". 1:15")]
    [InlineData("{ values(int: 2147483648) }",
        "'Int' is expected, not 2147483648. 1:15")]
    [InlineData("{ values(int: 1.0) }",
        "'Int' is expected, not 1.0. 1:15")]
    [InlineData("{ values(string: 1) }",
        "'String' is expected, not 1. 1:18")]
    [InlineData("""{ values(boolean: "true") }""",
        "'Boolean' is expected, not \"true\". 1:19")]
    [InlineData("{ values(id: 1.5) }",
        "'ID' is expected, not 1.5. 1:14")]
    [InlineData("{ values(float: 1e400) }",
        "'Float' is expected, not 1e400. 1:17")]
    [InlineData("""{ values(command: "SIT") }""",
        "'Command' is expected, not \"SIT\". Did you mean 'SIT'? 1:19")]
    [InlineData("{ values(command: HEAL) }",
        "'Command' is expected, not HEAL. Did you mean 'HEEL'? 1:19")]
    [InlineData("{ values(needed: null) }",
        "'Int!' excludes null. 1:18")]
    [InlineData("""{ values(ints: [1, "2"]) }""",
        "'Int' is expected, not \"2\". 1:20")]
    [InlineData("{ values(deep: [[null]]) }",
        "'Int!' excludes null. 1:18")]
    [InlineData("{ values(int: [1]) }",
        "'Int' is expected, not [1]. 1:15")]
    [InlineData("""{ values(filter: "x") }""",
        "'Filter' is expected, not \"x\". 1:18")]
    [InlineData("{ values(filter: {must: 3}) }",
        "'Boolean!' is expected, not 3. 1:25")]
    [InlineData("""{ values(by: {id: 1, name: "a"}) }""",
        "'By' takes exactly one field, and not null. 1:14")]
    [InlineData("{ values(by: {}) }",
        "'By' takes exactly one field, and not null. 1:14")]
    [InlineData("{ values(by: {id: null}) }",
        "'By' takes exactly one field, and not null. 1:14")]
    [InlineData("""query ($a: Int = "x") { values(int: $a) }""",
        "'Int' is expected, not \"x\". 1:18")]
    [InlineData("{ dog { name @skip(if: 1) } }",
        "'Boolean!' is expected, not 1. 1:24")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<ValuesOfCorrectType>(document, expected);
}

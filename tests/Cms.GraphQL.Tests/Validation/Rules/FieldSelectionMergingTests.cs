using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class FieldSelectionMergingTests
{
    [Theory]
    [InlineData("{ dog { name name n: name n: name } }")]
    [InlineData("{ dog { a: isAt(x: 1, y: 2) a: isAt(y: 2, x: 1) } }")]
    [InlineData("{ pet { ... on Dog { volume: barkVolume } ... on Cat { volume: meowVolume } } }")]
    [InlineData("{ pet { ... on Dog { name } ... on Cat { name: nickname } } }")]
    [InlineData("{ dog { mother { name } mother { nickname } } }")]
    [InlineData("{ values(filter: {must: true, count: 1}) values(filter: {count: 1, must: true}) }")]
    [InlineData("{ dog { ...F } } fragment F on Dog { name ...F }")]
    [InlineData("{ dog { unknown unknown } }")]
    public void Accepts(string document) => RuleCheck.Valid<FieldSelectionMerging>(document);

    [Theory]
    [InlineData("{ dog { name: nickname name } }",
        "Two selections of 'name' are the different fields 'nickname' and 'name'. Give one of them another alias. 1:9 1:24")]
    [InlineData("{ dog { isAt(x: 1) isAt(x: 2) } }",
        "Two selections of 'isAt' have different arguments. Give one of them another alias. 1:9 1:20")]
    [InlineData("{ dog { isAt(x: 1) isAt } }",
        "Two selections of 'isAt' have different arguments. Give one of them another alias. 1:9 1:20")]
    [InlineData("query ($a: Int) { dog { isAt(x: $a) isAt(x: 1) } }",
        "Two selections of 'isAt' have different arguments. Give one of them another alias. 1:25 1:37")]
    [InlineData("{ pet { ... on Dog { v: barkVolume } ... on Cat { v: isLoud } } }",
        "Two selections of 'v' have the types 'Int' and 'Boolean', which differ in form. Give one of them another alias. 1:22 1:51")]
    [InlineData("{ pet { ... on Dog { v: barkVolume } ... on Cat { v: meowVolumes } } }",
        "Two selections of 'v' have the types 'Int' and '[Int]', which differ in form. Give one of them another alias. 1:22 1:51")]
    [InlineData("{ pet { ... on Dog { owner { name } } ... on Cat { owner { name } } } }",
        "Two selections of 'owner' have the types 'Human' and 'Human!', which differ in form. Give one of them another alias. 1:22 1:52")]
    [InlineData("{ a: dog { x: name } a: dog { x: nickname } }",
        "Two selections of 'x' are the different fields 'name' and 'nickname'. Give one of them another alias. 1:12 1:31")]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { x: name } fragment B on Dog { x: nickname }",
        "Two selections of 'x' are the different fields 'name' and 'nickname'. Give one of them another alias. 1:43 1:73")]
    [InlineData("{ pet { x: name ... on Dog { x: nickname } } }",
        "Two selections of 'x' are the different fields 'name' and 'nickname'. Give one of them another alias. 1:9 1:30")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<FieldSelectionMerging>(document, expected);
}

using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation.Rules;

public sealed class LeafFieldSelectionsTests
{
    [Theory]
    [InlineData("{ dog { name } }")]
    [InlineData("{ pet { name } }")]
    public void Accepts(string document) => RuleCheck.Valid<LeafFieldSelections>(document);

    [Theory]
    [InlineData("{ dog { name { first } } }",
        "'name' of type 'String' is a leaf and takes no selection. 1:14")]
    [InlineData("{ dog }",
        "'dog' of type 'Dog' needs a selection: 'dog { … }'. 1:3")]
    [InlineData("{ human { pets } }",
        "'pets' of type '[Pet]' needs a selection: 'pets { … }'. 1:11")]
    [InlineData("{ cat { meowVolumes { size } } }",
        "'meowVolumes' of type '[Int]' is a leaf and takes no selection. 1:21")]
    public void Refuses(string document, string expected) => RuleCheck.Invalid<LeafFieldSelections>(document, expected);
}

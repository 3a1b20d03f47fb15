using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Tests.Language;

public sealed class SchemaCoordinateTests
{
    private static readonly Schema Things = Answers.Schema("""
        type Query { a(b: In): E }
        input In { c: Int }
        enum E { V }
        directive @d(e: Int) on FIELD
        """);

    [Theory]
    [InlineData("Query", typeof(ObjectType))]
    [InlineData("Query.a", typeof(FieldDefinition))]
    [InlineData("Query.a(b:)", typeof(InputDefinition))]
    [InlineData("In.c", typeof(InputDefinition))]
    [InlineData("E.V", typeof(EnumValue))]
    [InlineData("@d", typeof(DirectiveDefinition))]
    [InlineData("@d(e:)", typeof(InputDefinition))]
    [InlineData("__Type.fields(includeDeprecated:)", typeof(InputDefinition))]
    [InlineData("Nothing", null)]
    [InlineData("Query.b", null)]
    [InlineData("Query.a(c:)", null)]
    [InlineData("E.V(a:)", null)]
    [InlineData("@skip(unless:)", null)]
    public void It_finds_what_it_names(string text, Type? kind)
    {
        Assert.True(SchemaCoordinate.TryParse(text, out var coordinate));
        Assert.Equal(text, coordinate.ToString());
        Assert.Equal(kind, Things.Find(coordinate)?.GetType());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".a")]
    [InlineData("A.")]
    [InlineData("A.b.c")]
    [InlineData("A(b:)")]
    [InlineData("A.b(c)")]
    [InlineData("A.b(c:d:)")]
    [InlineData("A.b()")]
    [InlineData("@")]
    [InlineData("@d.e")]
    [InlineData("A .b")]
    [InlineData("A.b(c: )")]
    [InlineData("1A")]
    [InlineData("Größe")]
    [InlineData("A\n")]
    public void What_is_none_is_refused(string text) => Assert.False(SchemaCoordinate.TryParse(text, out _));
}

using System.Text.Json;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Tests.Types;

/// <summary>A type's fields on another type, for parents that lead to it or to nothing.</summary>
public sealed class LiftTests
{
    private sealed record Whole(string Name, Part? Part);

    private sealed record Part(int Size);

    [Fact]
    public void Lifted_fields_of_every_kind_answer_for_the_part_and_are_null_where_there_is_none() => Assert.Equal(
        """{"data":{"wholes":[{"name":"a","value":1,"leaf":1,"batch":10,"shared":"no 1"},{"name":"b","value":null,"leaf":null,"batch":null,"shared":null},{"name":"c","value":3,"leaf":3,"batch":30,"shared":"no 3"}]}}""",
        Schema().Ask("{ wholes { name value leaf batch(times: 10) shared } }"));

    [Fact]
    public void A_lifted_field_may_be_null_and_takes_no_name_that_is_taken()
    {
        var whole = (ObjectType)Schema().FindType("Whole")!;
        Assert.Equal(["name: String!", "NAME2: Int", "value: Int", "leaf: Int", "batch: Int", "shared: String"], whole.Fields.Select(f => f.ToString()));
    }

    [Fact]
    public void An_error_says_beside_its_code_what_it_was_given()
    {
        var schema = new SchemaBuilder();
        schema.Object("Query").Field("x", "Int").Resolve((_, _) => new FieldError("Taken.", "CONFLICT")
        {
            Extensions = new Dictionary<string, object?> { ["latest"] = new Dictionary<string, object?> { ["id"] = "v2" }, ["places"] = new[] { 1, 2 }, ["none"] = null },
        });
        using var answer = JsonDocument.Parse(schema.Build().Ask("{ x }"));
        Assert.Equal(
            """{"code":"CONFLICT","latest":{"id":"v2"},"places":[1,2],"none":null}""",
            answer.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetRawText());
    }

    private static Schema Schema()
    {
        var schema = new SchemaBuilder();
        var part = schema.Object("Part");
        part.Field("name2", "String").Resolve<Part>(_ => "the part's");
        part.Field("value", "Int!").Resolve<Part>(p => p.Size);
        part.Field("leaf", "Int").Write((writer, parent) =>
        {
            writer.WriteNumberValue(((Part)parent).Size);
            return true;
        });
        part.Field("batch", "Int").Argument("times", "Int!").Batch((context, parents) => ValueTask.FromResult<IReadOnlyList<FieldResult>>(
            [.. parents.Select(p => FieldResult.Of(((Part)p).Size * context.Arguments.Get<int>("times")))]));
        part.Field("shared", "String").Load(
            new SharedLoader<int, string>((_, keys) => ValueTask.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(k => k, k => $"no {k}"))),
            (_, parent) => [((Part)parent).Size],
            (_, parent, found) => FieldResult.Of(found[((Part)parent).Size]));

        var whole = schema.Object("Whole");
        whole.Field("name", "String!").Resolve<Whole>(w => w.Name);
        whole.Field("NAME2", "Int").Resolve<Whole>(_ => null);
        whole.Lift(part, parent => ((Whole)parent).Part);
        schema.Object("Query").Field("wholes", "[Whole!]!")
            .Resolve((_, _) => new object[] { new Whole("a", new Part(1)), new Whole("b", null), new Whole("c", new Part(3)) });
        schema.Object("Query").Field("part", "Part");
        return schema.Build();
    }
}

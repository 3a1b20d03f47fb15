using System.Text.Json;
using Cms.Content.Items;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>notices { id kind publishedUtc text segments }</c>, a list itself.</summary>
internal sealed class Notices() : TypedPart("NoticesPart", "Notice")
{
    public override void Add(SchemaScope scope, FieldsBuilder graph, string name, PartModel part) =>
        graph.Field(name, $"[{Type(scope, part)}!]!").Describe("Corrections, retractions and the like, as the editor ordered them.")
            .Resolve((parent, _) => All((ContentItem)parent, part.Use.Name).ToArray());

    /// <summary>A list has no fields to collapse: it stays under its name.</summary>
    public override void Collapse(SchemaScope scope, FieldsBuilder graph, PartModel part)
    {
        var name = SchemaNames.Part(part.Use.Name);
        if (graph.FindField(name) is null)
            Add(scope, graph, name, part);
    }

    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part)
    {
        type.Describe("A public notice on an article.").Field("id", "String").Text("Id");
        type.Field("kind", "String").Describe("mistranslation, editing-error, source-correction, clarification, update, retraction or takedown.").Text("Kind");
        type.Field("publishedUtc", "DateTime").Instant("PublishedUtc");
        type.Field("text", "String").Text("Text");
        type.Field("segments", "[String!]!").Describe("Ids of the segments concerned.").Texts("Segments");
    }

    private static IEnumerable<PartValue> All(ContentItem item, string part)
    {
        var list = PartValue.Find(PartValue.Of(item, part).Json, "Notices");
        return list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.Object).Select(n => new PartValue(item, n))
            : [];
    }
}

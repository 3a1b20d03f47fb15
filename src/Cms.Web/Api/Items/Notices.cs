using System.Text.Json;
using Cms.Content.Items;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;

namespace Cms.Web.Api.Items;

/// <summary><c>notices { id kind publishedUtc text segments }</c>, a list itself.</summary>
internal sealed class Notices : TypedPart
{
    private const string TypeName = "Notice";

    public override string PartName => "NoticesPart";

    public override void Add(SchemaBuilder schema, FieldsBuilder graph, string name, string part)
    {
        graph.Field(name, $"[{TypeName}!]!").Describe("Corrections, retractions and the like, as the editor ordered them.")
            .Resolve((parent, _) => All((ContentItem)parent, part).ToArray());
        if (schema.Has(TypeName))
            return;

        var notice = schema.Object(TypeName).Describe("A public notice on an article.");
        notice.Field("id", "String").Text("Id");
        notice.Field("kind", "String").Describe("mistranslation, editing-error, source-correction, clarification, update, retraction or takedown.").Text("Kind");
        notice.Field("publishedUtc", "DateTime").Instant("PublishedUtc");
        notice.Field("text", "String").Text("Text");
        notice.Field("segments", "[String!]!").Describe("Ids of the segments concerned.").Texts("Segments");
    }

    private static IEnumerable<PartValue> All(ContentItem item, string part)
    {
        var list = PartValue.Find(PartValue.Of(item, part).Json, "Notices");
        return list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.Object).Select(n => new PartValue(item, n))
            : [];
    }
}

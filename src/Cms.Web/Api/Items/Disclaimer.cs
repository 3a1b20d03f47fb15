using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>disclaimer { text disclaimer }</c>: the text as it was frozen. The editor's reason for another choice is a note
/// of the house and not shown.</summary>
internal sealed class Disclaimer : TypedPart
{
    private const string TypeName = "DisclaimerPart";

    public override string PartName => "DisclaimerPart";

    public override void Add(SchemaBuilder schema, FieldsBuilder graph, string name, string part) =>
        graph.Field(name, TypeName).Resolve((parent, _) => ItemTypes.PartOrNull((ContentItem)parent, part));

    public override void Extend(SchemaBuilder schema, PartModel part, ContentDefinitions definitions)
    {
        if (schema.Has(TypeName))
            return;
        var type = schema.Object(TypeName).Describe("What the publisher says about the text, frozen when it was published.");
        type.Field("text", "String").Text("Text", "Text");
        foreach (var field in (part.Part?.Fields ?? []).Where(f => f.Name is not ("Reason" or "Text" or "DisclaimerVersionId")))
            FieldFields.Add(schema, type, field, definitions);
    }
}

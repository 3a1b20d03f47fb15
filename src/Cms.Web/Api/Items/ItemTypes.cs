using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Object types of content types and parts, from their definitions.</summary>
internal static class ItemTypes
{
    public static void Add(SchemaBuilder schema, ContentType type, ContentDefinitions definitions)
    {
        var graph = schema.Object(type.Name)
            .Describe(type.Settings.Text("ContentTypeSettings", "Description") is { Length: > 0 } d ? d : $"A content item of type {type.DisplayName}.")
            .Implements(EnvelopeFields.Interface);
        EnvelopeFields.Add(graph);
        foreach (var use in type.Parts.OrderBy(p => p.Position, PositionOrder.Instance))
        {
            if (PartModel.Of(type, use, definitions) is not { } part)
                continue;
            if (part.FieldName is { } name)
                AddPart(schema, graph, name, part, definitions);
            else
                AddFields(schema, graph, part, definitions, use.Name);
        }

        // Parts that are welded onto items at run time, as on the terms of a taxonomy, stand in no definition.
        if (graph.FindField("path") is null)
            graph.Field("path", "String").Text("AutoroutePart", "Path");
    }

    /// <summary>The part value of the parent: the parent itself below a part, the part of that name below an item.</summary>
    public static PartValue Part(object parent, string[] prefix) => parent is ContentItem item
        ? prefix.Aggregate(new PartValue(item, item.Content.Root), (value, key) => value.Inside(key))
        : (PartValue)parent;

    private static void AddPart(SchemaBuilder schema, FieldsBuilder graph, string name, PartModel part, ContentDefinitions definitions)
    {
        if (!SchemaNames.IsName(name) || graph.FindField(name) is not null)
            return;
        if (TypedParts.Find(part.Use.PartName) is { } typed)
        {
            typed.Add(schema, graph, name, part.Use.Name);
            typed.Extend(schema, part, definitions);
            return;
        }

        if (part.Part is null or { Fields.IsEmpty: true } || !SchemaNames.IsName(part.Part.Name))
            return;
        var type = part.Part.Name;
        if (!schema.Has(type))
        {
            var builder = schema.Object(type).Describe(part.Part.Settings.Text("ContentPartSettings", "Description"));
            var before = builder;
            AddFields(schema, builder, part, definitions);
        }

        graph.Field(name, type).Resolve((parent, _) => PartOrNull((ContentItem)parent, part.Use.Name));
    }

    public static PartValue? PartOrNull(ContentItem item, string part)
    {
        var value = PartValue.Of(item, part);
        return value.Json.ValueKind == System.Text.Json.JsonValueKind.Object ? value : null;
    }

    public static void AddFields(SchemaBuilder schema, FieldsBuilder type, PartModel part, ContentDefinitions definitions, params string[] prefix)
    {
        switch (part.Use.PartName)
        {
            case "AutoroutePart" when type.FindField("path") is null:
                type.Field("path", "String").Describe("The address, without leading slash.").Text([.. prefix, "Path"]);
                break;
            case "AliasPart" when type.FindField("alias") is null:
                type.Field("alias", "String").Text([.. prefix, "Alias"]);
                break;
        }

        foreach (var field in (part.Part?.Fields ?? []).OrderBy(f => f.Position, PositionOrder.Instance))
            FieldFields.Add(schema, type, field, definitions, prefix);
    }
}

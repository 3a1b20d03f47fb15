using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Object types of content types and parts, from their definitions.</summary>
internal static class ItemTypes
{
    public static void Add(SchemaScope scope, ContentType type)
    {
        var graph = scope.Builder.Object(type.Name)
            .Describe(type.Settings.Text("ContentTypeSettings", "Description") is { Length: > 0 } d ? d : $"A content item of type {type.DisplayName}.")
            .Implements(EnvelopeFields.Interface);
        EnvelopeFields.Add(graph);
        foreach (var part in PartModel.All(type, scope.Definitions))
        {
            if (part.FieldName is { } name)
                AddPart(scope, graph, name, part);
            else if (TypedParts.Find(part.Use.PartName) is { } typed)
                typed.Collapse(scope, graph, part);
            else
                AddFields(scope, graph, part, part.Use.Name);
        }

        ListParts.AddContained(scope, graph, type);
        WidgetFields.Add(scope, graph, type);
        AddTitle(scope, graph, type);

        // Parts that are welded onto items at run time, as on the terms of a taxonomy, stand in no definition.
        if (graph.FindField("path") is null)
            graph.Field("path", "String").Text("AutoroutePart", "Path").OfHead();
    }

    /// <summary>The part value of the parent: the parent itself below a part, the part of that name below an item.</summary>
    public static PartValue Part(object parent, string[] prefix) => parent is ContentItem item
        ? prefix.Aggregate(new PartValue(item, item.Content.Root), (value, key) => value.Inside(key))
        : (PartValue)parent;

    public static PartValue? PartOrNull(ContentItem item, string part)
    {
        var value = PartValue.Of(item, part);
        return value.Json.ValueKind == System.Text.Json.JsonValueKind.Object ? value : null;
    }

    /// <summary>Whether the schema has the item's type: an item may outlive it.</summary>
    public static bool IsKnown(FieldContext context, ContentItem item) =>
        (context.Schema.FindType(EnvelopeFields.Interface) as CompositeType)?.FindPossibleType(item.ContentType) is not null;

    /// <param name="prefix">Where the part's object lies below the parent: empty for a part value, the part's name for an item.</param>
    public static void AddFields(SchemaScope scope, FieldsBuilder type, PartModel part, params string[] prefix)
    {
        switch (part.Use.PartName)
        {
            case "AutoroutePart" when type.FindField("path") is null:
                var path = type.Field("path", "String").Describe("The address, without leading slash.").Text([.. prefix, "Path"]);
                if (prefix is ["AutoroutePart"])
                    path.OfHead();
                break;
            case "AliasPart" when type.FindField("alias") is null:
                type.Field("alias", "String").Text([.. prefix, "Alias"]);
                break;
        }

        foreach (var field in part.Fields)
            FieldFields.Add(scope, type, field, prefix);
    }

    /// <summary><c>title { title }</c>, unless the type has a field of that name.</summary>
    private static void AddTitle(SchemaScope scope, FieldsBuilder graph, ContentType type)
    {
        if (PartModel.All(type, scope.Definitions).FirstOrDefault(p => p.Use.PartName == "TitlePart") is not { } part || graph.HasNameLike("title"))
            return;
        var name = scope.Name("TitlePart");
        if (!scope.Builder.Has(name))
            scope.Builder.Object(name).Describe("The title; displayText is the same, of types without one too.").Field("title", "String").Text("Title");
        graph.Field("title", name).Resolve((parent, _) => PartOrNull((ContentItem)parent, part.Use.Name));
    }

    private static void AddPart(SchemaScope scope, FieldsBuilder graph, string name, PartModel part)
    {
        if (!SchemaNames.IsName(name) || graph.HasNameLike(name))
            return;
        if (TypedParts.Find(part.Use.PartName) is { } typed)
        {
            typed.Add(scope, graph, name, part);
            return;
        }

        if (part.Part is null || !part.Fields.Any(FieldFields.HasShape) || !SchemaNames.IsName(part.Part.Name))
            return;
        var type = scope.Name(part.Part.Name, "part");
        if (!scope.Builder.Has(type))
            AddFields(scope, scope.Builder.Object(type).Describe(part.Part.Settings.Text("ContentPartSettings", "Description")), part);
        graph.Field(name, type).Resolve((parent, _) => PartOrNull((ContentItem)parent, part.Use.Name));
    }
}

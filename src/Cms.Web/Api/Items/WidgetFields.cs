using System.Text.Json;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>metadata { size alignment }</c> of a widget in a flow, which stands beside the widget's parts.</summary>
internal static class WidgetFields
{
    private static readonly string[] Alignments = ["Left", "Center", "Right", "Justify"];

    public static void Add(SchemaScope scope, FieldsBuilder graph, ContentType type)
    {
        if (type.Stereotype != "Widget" || graph.HasNameLike("metadata"))
            return;
        graph.Field("metadata", Type(scope)).Resolve((parent, _) => ItemTypes.PartOrNull((ContentItem)parent, "FlowMetadata"));
    }

    private static string Type(SchemaScope scope)
    {
        var name = scope.Name("FlowMetadata");
        if (scope.Builder.Has(name))
            return name;
        var alignment = scope.Name("FlowAlignment");
        var alignments = scope.Builder.Enum(alignment);
        foreach (var value in Alignments)
            alignments.Value(value);
        var type = scope.Builder.Object(name).Describe("How a widget stands in its flow.");
        type.Field("size", "Int").Describe("Of the width, in percent.").Resolve((parent, _) => Number(parent, "Size"));
        type.Field("alignment", alignment).Resolve((parent, _) =>
            Number(parent, "Alignment") is { } number && number >= 0 && number < Alignments.Length ? Alignments[number] : null);
        return name;
    }

    private static int? Number(object parent, string key) =>
        PartValue.Find(((PartValue)parent).Json, key) is { ValueKind: JsonValueKind.Number } json && json.TryGetInt32(out var number) ? number : null;
}

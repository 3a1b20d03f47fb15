using Cms.Content.Definitions;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Orchard's field types in GraphQL.</summary>
internal static class FieldFields
{
    /// <summary>Adds one field of a part.</summary>
    /// <param name="prefix">Where the part's object lies below the parent: empty for a part value, the part's name for an item.</param>
    /// <returns>False when the field's type has no shape in GraphQL.</returns>
    public static bool Add(SchemaBuilder schema, FieldsBuilder type, ContentField field, ContentDefinitions definitions, params string[] prefix)
    {
        var name = SchemaNames.Camel(field.Name);
        if (!SchemaNames.IsName(name) || type.FindField(name) is not null)
            return false;

        string[] At(string key) => [.. prefix, field.Name, key];
        var added = field.FieldType switch
        {
            FieldTypes.Text => type.Field(name, "String").Text(At("Text")),
            FieldTypes.Boolean => type.Field(name, "Boolean").Flag(At("Value")),
            FieldTypes.Numeric => type.Field(name, "Decimal").Number(At("Value")),
            FieldTypes.Date => type.Field(name, "Date").Date(At("Value")),
            FieldTypes.DateTime => type.Field(name, "DateTime").Instant(At("Value")),
            FieldTypes.Time => type.Field(name, "TimeSpan").Text(At("Value")),
            FieldTypes.MultiText => type.Field(name, "[String!]").Texts(At("Values")),
            FieldTypes.Markdown => Object(type.Field(name, MarkdownFields.FieldType), prefix, field.Name),
            FieldTypes.Html => Object(type.Field(name, "HtmlField"), prefix, field.Name),
            FieldTypes.Link => Object(type.Field(name, LinkType(schema)), prefix, field.Name),
            FieldTypes.Media => Object(type.Field(name, MediaFields.Type(schema)), prefix, field.Name),
            FieldTypes.ContentPicker => Object(type.Field(name, References.PickerType(schema, OnlyTarget(field, definitions))), prefix, field.Name),
            FieldTypes.Taxonomy => Object(type.Field(name, References.TaxonomyType(schema)), prefix, field.Name),
            _ => null,
        };
        added?.Describe(field.Hint);
        return added is not null;
    }

    /// <summary>The content type that a picker's setting allows, when it allows exactly one that is in the schema.</summary>
    private static string? OnlyTarget(ContentField field, ContentDefinitions definitions) =>
        field.Settings.Texts("ContentPickerFieldSettings", "DisplayedContentTypes") is [var only]
        && definitions.Type(only) is not null && SchemaNames.IsName(only) ? only : null;

    private static FieldBuilder Object(FieldBuilder field, string[] prefix, string name) => field.Resolve((parent, _) =>
    {
        var value = ItemTypes.Part(parent, prefix).Inside(name);
        return value.Json.ValueKind == System.Text.Json.JsonValueKind.Object ? value : null;
    });

    private static string LinkType(SchemaBuilder schema)
    {
        const string Name = "LinkField";
        if (schema.Has(Name))
            return Name;
        var type = schema.Object(Name).Describe("A link.");
        type.Field("url", "String").Text("Url");
        type.Field("text", "String").Text("Text");
        type.Field("target", "String").Text("Target");
        return Name;
    }
}

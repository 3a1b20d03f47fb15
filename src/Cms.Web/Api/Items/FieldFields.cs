using System.Collections.Frozen;
using Cms.Content.Definitions;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Orchard's field types in GraphQL.</summary>
internal static class FieldFields
{
    private static readonly FrozenSet<string> Shaped = new[]
    {
        FieldTypes.Text, FieldTypes.Boolean, FieldTypes.Numeric, FieldTypes.Date, FieldTypes.DateTime, FieldTypes.Time, FieldTypes.MultiText,
        FieldTypes.Markdown, FieldTypes.Html, FieldTypes.Link, FieldTypes.Media, FieldTypes.ContentPicker, FieldTypes.Taxonomy,
        FieldTypes.UserPicker, FieldTypes.LocalizationSetPicker, FieldTypes.Youtube, FieldTypes.GeoPoint,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether fields of its type have a shape in GraphQL.</summary>
    public static bool HasShape(ContentField field) => Shaped.Contains(field.FieldType);

    /// <summary>Adds one field of a part, unless its name is taken or its type has no shape here.</summary>
    /// <param name="prefix">Where the part's object lies below the parent: empty for a part value, the part's name for an item.</param>
    public static void Add(SchemaScope scope, FieldsBuilder type, ContentField field, params string[] prefix)
    {
        var name = SchemaNames.Camel(field.Name);
        if (!HasShape(field) || type.HasNameLike(name))
            return;

        string[] At(string key) => [.. prefix, field.Name, key];
        var added = field.FieldType switch
        {
            FieldTypes.Text => type.Field(name, "String").Text(At("Text")),
            FieldTypes.Boolean => type.Field(name, "Boolean").Flag(At("Value")),
            FieldTypes.Numeric => type.Field(name, "Decimal").Number(At("Value")),
            FieldTypes.Date => type.Field(name, "Date").Date(At("Value")),
            FieldTypes.DateTime => type.Field(name, "DateTime").Instant(At("Value")),
            FieldTypes.Time => type.Field(name, "TimeSpan").Seconds(At("Value")),
            FieldTypes.MultiText => type.Field(name, "[String!]").Texts(At("Values")),
            FieldTypes.Markdown => Object(type.Field(name, MarkdownFields.Type(scope)), prefix, field.Name),
            FieldTypes.Html => Object(type.Field(name, MarkdownFields.HtmlType(scope)), prefix, field.Name),
            FieldTypes.Link => Object(type.Field(name, LinkType(scope)), prefix, field.Name),
            FieldTypes.Media => Object(type.Field(name, MediaFields.Type(scope)), prefix, field.Name),
            FieldTypes.ContentPicker => Object(type.Field(name, References.PickerType(scope, OnlyTarget(field, scope))), prefix, field.Name),
            FieldTypes.UserPicker => Object(type.Field(name, UserFields.PickerType(scope)), prefix, field.Name),
            FieldTypes.LocalizationSetPicker =>
                Object(type.Field(name, LocalizationSetPickers.Type(scope, OnlyTarget(field, scope))), prefix, field.Name),
            FieldTypes.Youtube => Object(type.Field(name, YoutubeType(scope)), prefix, field.Name),
            FieldTypes.GeoPoint => Object(type.Field(name, GeoPointType(scope)), prefix, field.Name),
            _ => Object(type.Field(name, References.TaxonomyType(scope)), prefix, field.Name),
        };
        added.Describe(field.Hint);
    }

    /// <summary>The content type that a picker's setting allows, when it allows exactly one that is in the schema.</summary>
    public static string? OnlyTarget(ContentField field, SchemaScope scope) =>
        field.Settings.Texts(field.FieldType + "Settings", "DisplayedContentTypes") is [var only] && scope.HasType(only) ? only : null;

    private static FieldBuilder Object(FieldBuilder field, string[] prefix, string name) => field.Resolve((parent, _) =>
    {
        var value = ItemTypes.Part(parent, prefix).Inside(name);
        return value.Json.ValueKind == System.Text.Json.JsonValueKind.Object ? value : null;
    });

    private static string LinkType(SchemaScope scope)
    {
        var name = scope.Name("LinkField");
        if (scope.Builder.Has(name))
            return name;
        var type = scope.Builder.Object(name).Describe("A link.");
        type.Field("url", "String").Text("Url");
        type.Field("text", "String").Text("Text");
        type.Field("target", "String").Text("Target");
        return name;
    }

    private static string YoutubeType(SchemaScope scope)
    {
        var name = scope.Name("YoutubeField");
        if (scope.Builder.Has(name))
            return name;
        var type = scope.Builder.Object(name).Describe("A film on YouTube.");
        type.Field("embeddedAddress", "String").Text("EmbeddedAddress");
        type.Field("rawAddress", "String").Text("RawAddress");
        return name;
    }

    private static string GeoPointType(SchemaScope scope)
    {
        var name = scope.Name("GeoPointField");
        if (scope.Builder.Has(name))
            return name;
        var type = scope.Builder.Object(name).Describe("A place on earth, in degrees.");
        type.Field("latitude", "Decimal").Number("Latitude");
        type.Field("longitude", "Decimal").Number("Longitude");
        return name;
    }
}

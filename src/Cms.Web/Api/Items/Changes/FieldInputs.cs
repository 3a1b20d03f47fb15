using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.GraphQL.Types;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items.Changes;

/// <summary>Orchard's field types as inputs, in the shape in which they are read.</summary>
internal static class FieldInputs
{
    public static bool HasShape(ContentField field) => FieldFields.HasShape(field);

    public static string TypeOf(SchemaScope scope, ContentField field) => field.FieldType switch
    {
        FieldTypes.Text => "String",
        FieldTypes.Boolean => "Boolean",
        FieldTypes.Numeric => "Decimal",
        FieldTypes.Date => "Date",
        FieldTypes.DateTime => "DateTime",
        FieldTypes.Time => "TimeSpan",
        FieldTypes.MultiText => "[String!]",
        FieldTypes.Markdown => Object(scope, "MarkdownFieldInput", ("markdown", "String")),
        FieldTypes.Html => Object(scope, "HtmlFieldInput", ("html", "String")),
        FieldTypes.Link => Object(scope, "LinkFieldInput", ("url", "String"), ("text", "String"), ("target", "String")),
        FieldTypes.Media => Object(scope, "MediaFieldInput", ("paths", "[String!]"), ("mediaTexts", "[String]")),
        FieldTypes.ContentPicker => Object(scope, "ContentPickerFieldInput", ("contentItemIds", "[String!]")),
        FieldTypes.Taxonomy => Object(scope, "TaxonomyFieldInput", ("taxonomyContentItemId", "String"), ("termContentItemIds", "[String!]")),
        FieldTypes.UserPicker => Object(scope, "UserPickerFieldInput", ("userIds", "[String!]"), ("userNames", "[String!]")),
        FieldTypes.LocalizationSetPicker => Object(scope, "LocalizationSetContentPickerFieldInput", ("localizationSets", "[String!]")),
        FieldTypes.Youtube => Object(scope, "YoutubeFieldInput", ("rawAddress", "String"), ("embeddedAddress", "String")),
        FieldTypes.GeoPoint => Object(scope, "GeoPointFieldInput", ("latitude", "Decimal"), ("longitude", "Decimal")),
        _ => throw new ArgumentException($"{field.FieldType} has no shape in GraphQL.", nameof(field)),
    };

    /// <summary>The field's JSON, as a merge patch; null empties the field.</summary>
    public static JsonObject? Read(ContentField field, object? value) => (field.FieldType, value) switch
    {
        (FieldTypes.Text, _) => new() { ["Text"] = (string?)value },
        (FieldTypes.MultiText, _) => new() { ["Values"] = Texts(value) },
        (FieldTypes.Boolean, _) => new() { ["Value"] = (bool?)value },
        (FieldTypes.Numeric, _) => new() { ["Value"] = value is null ? null : Convert.ToDecimal(value, CultureInfo.InvariantCulture) },
        (FieldTypes.Date, _) => new() { ["Value"] = value is DateOnly date ? ContentItemJson.Format(date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)) : null },
        (FieldTypes.DateTime, _) => new() { ["Value"] = value is DateTimeOffset at ? ContentItemJson.Format(at.UtcDateTime) : null },
        (FieldTypes.Time, _) => new() { ["Value"] = value is TimeSpan time ? time.ToString("c", CultureInfo.InvariantCulture) : null },
        (_, InputValues members) => Members(members),
        _ => null,
    };

    private static JsonObject Members(InputValues members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
            json[SchemaNames.Pascal(name)] = value switch { string text => text, decimal number => number, _ => Texts(value) };
        return json;
    }

    private static JsonArray? Texts(object? list) =>
        list is IReadOnlyList<object?> texts ? new JsonArray([.. texts.Select(text => (JsonNode?)(string?)text)]) : null;

    private static string Object(SchemaScope scope, string name, params (string Name, string Type)[] members)
    {
        var input = scope.Name(name);
        if (!scope.Builder.Has(input))
        {
            var builder = scope.Builder.Input(input);
            foreach (var (member, type) in members)
                builder.Field(member, type);
        }

        return input;
    }
}

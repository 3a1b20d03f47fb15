using System.Runtime.InteropServices;
using System.Text.Json;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.GraphQL.Types.Building;

namespace Cms.Web.Api.Items;

/// <summary>Fields that write a value of the item's JSON straight to the answer.</summary>
internal static class Leaves
{
    /// <summary>A string at <paramref name="path"/> below the parent part; null when it is none.</summary>
    public static FieldBuilder Text(this FieldBuilder field, params string[] path) => field.Write((writer, parent) =>
        Write(writer, At(parent, path), JsonValueKind.String));

    public static FieldBuilder Number(this FieldBuilder field, params string[] path) => field.Write((writer, parent) =>
        Write(writer, At(parent, path), JsonValueKind.Number));

    public static FieldBuilder Flag(this FieldBuilder field, params string[] path) => field.Write((writer, parent) =>
    {
        if (At(parent, path) is not { ValueKind: JsonValueKind.True or JsonValueKind.False } value)
            return false;
        writer.WriteBooleanValue(value.GetBoolean());
        return true;
    });

    /// <summary>An instant, as ISO 8601 in UTC.</summary>
    public static FieldBuilder Instant(this FieldBuilder field, params string[] path) => field.Write((writer, parent) =>
        At(parent, path) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var at) && Write(writer, at.UtcDateTime));

    /// <summary>A column of the version.</summary>
    public static FieldBuilder Instant(this FieldBuilder field, Func<ContentItem, DateTime?> column) => field.Write((writer, parent) =>
        column((ContentItem)parent) is { } at && Write(writer, at));

    /// <summary>The date of an instant, as Orchard stores dates.</summary>
    public static FieldBuilder Date(this FieldBuilder field, params string[] path) => field.Write((writer, parent) =>
    {
        if (At(parent, path) is not { ValueKind: JsonValueKind.String } value || !value.TryGetDateTimeOffset(out var at))
            return false;
        writer.WriteStringValue(at.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return true;
    });

    /// <summary>A time of day as seconds since midnight; stored as Orchard does, <c>hh:mm:ss</c>.</summary>
    public static FieldBuilder Seconds(this FieldBuilder field, params string[] path) => field.Write((writer, parent) =>
    {
        if (At(parent, path) is not { ValueKind: JsonValueKind.String } value || ItemIndexer.Seconds(value.GetString()) is not { } seconds)
            return false;
        writer.WriteNumberValue(seconds);
        return true;
    });

    public static FieldBuilder Texts(this FieldBuilder field, params string[] path) =>
        field.Resolve((parent, _) => PartValue.Strings(At(parent, path)));

    public static FieldBuilder Column(this FieldBuilder field, Func<ContentItem, string?> column) => field.Write((writer, parent) =>
    {
        if (column((ContentItem)parent) is not { } text)
            return false;
        writer.WriteStringValue(text);
        return true;
    });

    public static FieldBuilder Column(this FieldBuilder field, Func<ContentItem, bool> column) => field.Write((writer, parent) =>
    {
        writer.WriteBooleanValue(column((ContentItem)parent));
        return true;
    });

    /// <summary>The parent is an item (path from its parts) or a part (path inside it).</summary>
    private static JsonElement At(object parent, string[] path)
    {
        var at = parent is ContentItem item ? item.Content.Root : ((PartValue)parent).Json;
        foreach (var step in path)
            at = PartValue.Find(at, step);
        return at;
    }

    private static bool Write(Utf8JsonWriter writer, JsonElement value, JsonValueKind kind)
    {
        if (value.ValueKind != kind)
            return false;
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true); // written by us when it was stored
        return true;
    }

    private static bool Write(Utf8JsonWriter writer, DateTime at)
    {
        writer.WriteStringValue(ContentItemJson.Format(at));
        return true;
    }
}

using System.Text.Json;
using Cms.Content.Definitions;

namespace Cms.Admin.Items.Fields;

/// <summary>The choices that a field's settings offer.</summary>
internal static class FieldOptions
{
    /// <returns>Value and name, in order; empty when the field is free.</returns>
    public static (string Value, string Name)[] Of(ContentField field)
    {
        var settings = field.FieldType == FieldTypes.MultiText ? "MultiTextFieldSettings" : "TextFieldPredefinedListEditorSettings";
        return field.Settings.Find(settings, "Options") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(Read).Where(o => o.Value.Length > 0)] : [];
    }

    private static (string Value, string Name) Read(JsonElement option)
    {
        if (option.ValueKind == JsonValueKind.String)
            return (option.GetString()!, option.GetString()!);
        var value = Text(option, "value") ?? "";
        return (value, Text(option, "name") ?? value);
    }

    private static string? Text(JsonElement option, string key) =>
        option.ValueKind == JsonValueKind.Object && option.TryGetProperty(key, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

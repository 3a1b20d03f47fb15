using System.Text.Json;
using Cms.Content.Definitions;
using Cms.Content.Items;

namespace Cms.Editorial.Items;

/// <summary>What a field's value must be like, by the field's type. Absent and null are always allowed here: see <see cref="RequiredRules"/>.</summary>
internal static class FieldRules
{
    /// <summary>The kinds of JSON that the field's members have, the form of ids, paths and addresses: held on every way in.</summary>
    internal static string? CheckForm(ContentField field, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null)
            return null;
        if (value.ValueKind is not JsonValueKind.Object)
            return "is not an object";

        return field.FieldType switch
        {
            FieldTypes.Text => Is(value, "Text", JsonValueKind.String),
            FieldTypes.Html => Is(value, "Html", JsonValueKind.String),
            FieldTypes.Markdown => Is(value, "Markdown", JsonValueKind.String),
            FieldTypes.Boolean => Is(value, "Value", JsonValueKind.True, JsonValueKind.False),
            FieldTypes.Numeric => Is(value, "Value", JsonValueKind.Number),
            FieldTypes.Date or FieldTypes.DateTime => Is(value, "Value", JsonValueKind.String) ?? Instant(value),
            FieldTypes.Time => Is(value, "Value", JsonValueKind.String),
            FieldTypes.Link => Is(value, "Url", JsonValueKind.String) ?? Is(value, "Text", JsonValueKind.String) ?? Address(value, "Url"),
            FieldTypes.Media => Texts(value, "Paths") ?? Texts(value, "MediaTexts") ?? MediaPaths(value),
            FieldTypes.ContentPicker => Texts(value, "ContentItemIds") ?? Ids(value, "ContentItemIds"),
            FieldTypes.Taxonomy => Is(value, "TaxonomyContentItemId", JsonValueKind.String)
                ?? Texts(value, "TermContentItemIds") ?? Ids(value, "TermContentItemIds") ?? Texts(value, "TagNames"),
            FieldTypes.MultiText => Texts(value, "Values"),
            FieldTypes.UserPicker => Texts(value, "UserIds") ?? Texts(value, "UserNames"),
            FieldTypes.LocalizationSetPicker => Texts(value, "LocalizationSets") ?? Ids(value, "LocalizationSets"),
            FieldTypes.Youtube => Is(value, "RawAddress", JsonValueKind.String) ?? Is(value, "EmbeddedAddress", JsonValueKind.String)
                ?? Address(value, "RawAddress") ?? Address(value, "EmbeddedAddress"),
            FieldTypes.GeoPoint => Is(value, "Latitude", JsonValueKind.Number) ?? Is(value, "Longitude", JsonValueKind.Number)
                ?? Within(value, "Latitude", 90) ?? Within(value, "Longitude", 180),
            _ => null,
        };
    }

    /// <summary>What the field's settings ask for: options, bounds, how many. Held when a person saves, not when content is imported.</summary>
    internal static string? CheckSettings(ContentField field, ItemContent content, string part)
    {
        var settings = field.Settings;
        switch (field.FieldType)
        {
            case FieldTypes.Text when content.Text(part, field.Name, "Text") is { Length: > 0 } text:
                if (field.Editor == "PredefinedList" && Options(settings, "TextFieldPredefinedListEditorSettings") is { Count: > 0 } list && !list.Contains(text))
                    return $"'{text}' is not one of the choices: {string.Join(", ", list)}";
                return field.Editor == "Url" && !IsWebAddress(text) ? $"'{text}' is not a web address that begins with http:// or https://" : null;

            case FieldTypes.MultiText:
                var options = Options(settings, "MultiTextFieldSettings");
                var unknown = options.Count == 0 ? null : content.Texts(part, field.Name, "Values").FirstOrDefault(v => !options.Contains(v));
                return unknown is null ? null : $"'{unknown}' is not one of the choices: {string.Join(", ", options)}";

            case FieldTypes.Numeric when content.Find(part, field.Name, "Value") is { ValueKind: JsonValueKind.Number } value:
                var number = value.GetDouble();
                if (Bound(settings, "Minimum") is { } minimum && number < minimum)
                    return $"is {number}, less than {minimum}";
                return Bound(settings, "Maximum") is { } maximum && number > maximum ? $"is {number}, more than {maximum}" : null;

            case FieldTypes.ContentPicker when !settings.Flag("ContentPickerFieldSettings", "Multiple"):
                return content.Texts(part, field.Name, "ContentItemIds").Count > 1 ? "takes one item only" : null;

            case FieldTypes.UserPicker when !settings.Flag("UserPickerFieldSettings", "Multiple"):
                return content.Texts(part, field.Name, "UserIds").Count > 1 ? "takes one account only" : null;

            case FieldTypes.LocalizationSetPicker when !settings.Flag("LocalizationSetContentPickerFieldSettings", "Multiple"):
                return content.Texts(part, field.Name, "LocalizationSets").Count > 1 ? "takes one item only" : null;

            case FieldTypes.Taxonomy when settings.Flag("TaxonomyFieldSettings", "Unique"):
                return content.Texts(part, field.Name, "TermContentItemIds").Count > 1 ? "takes one term only" : null;

            case FieldTypes.Media when !settings.Flag("MediaFieldSettings", "Multiple", whenAbsent: true):
                return content.Texts(part, field.Name, "Paths").Count > 1 ? "takes one file only" : null;

            default:
                return null;
        }
    }

    private static string? Is(JsonElement value, string member, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!value.TryGetProperty(member, out var found) || found.ValueKind is JsonValueKind.Null || kinds.Contains(found.ValueKind))
            return null;
        var wanted = kinds[0] switch
        {
            JsonValueKind.String => "text",
            JsonValueKind.Number => "a number",
            _ => "true or false",
        };
        return $"has a {member} that is not {wanted}";
    }

    private static string? Texts(JsonElement value, string member)
    {
        if (!value.TryGetProperty(member, out var found) || found.ValueKind is JsonValueKind.Null)
            return null;
        return found.ValueKind is JsonValueKind.Array && found.EnumerateArray().All(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Null)
            ? null
            : $"has {member} that are not a list of texts";
    }

    private static string? Within(JsonElement value, string member, double most) =>
        value.TryGetProperty(member, out var found) && found.ValueKind is JsonValueKind.Number && !(Math.Abs(found.GetDouble()) <= most)
            ? $"has a {member} that is not between -{most} and {most}"
            : null;

    private static IEnumerable<string> TextsOf(JsonElement value, string member) =>
        value.TryGetProperty(member, out var found) && found.ValueKind is JsonValueKind.Array
            ? found.EnumerateArray().Where(v => v.ValueKind is JsonValueKind.String).Select(v => v.GetString()!)
            : [];

    private static string? Ids(JsonElement value, string member) =>
        TextsOf(value, member).FirstOrDefault(id => !ItemId.TryParse(id, out _)) is { } bad ? $"has '{bad}', which is not an id" : null;

    private static string? Instant(JsonElement value) =>
        value.TryGetProperty("Value", out var found) && found.ValueKind is JsonValueKind.String && found.GetString() is { Length: > 0 } text
            && !DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)
            ? $"has '{text}', which is not an ISO 8601 date and time"
            : null;

    private static string? MediaPaths(JsonElement value) =>
        TextsOf(value, "Paths").FirstOrDefault(p => p.Length == 0 || p.Contains('\\', StringComparison.Ordinal) || p.Split('/').Any(s => s is ".." or ".")) is { } bad
            ? $"has the path '{bad}', which leads out of the media library"
            : null;

    private static string? Address(JsonElement value, string member) =>
        value.TryGetProperty(member, out var found) && found.GetString() is { Length: > 0 } url && !IsSafeLink(url)
            ? $"has the address '{url}': it must begin with http://, https://, mailto: or be a path of this site"
            : null;

    private static bool IsSafeLink(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || url.AsSpan(0, colon).IndexOfAny("/?#") >= 0)
            return !url.Any(char.IsControl);
        return IsWebAddress(url) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
    }

    internal static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static HashSet<string> Options(Settings settings, string settingsClass) =>
        settings.Find(settingsClass, "Options") is { ValueKind: JsonValueKind.Array } options
            ? [.. options.EnumerateArray().Select(Value).OfType<string>()]
            : [];

    private static string? Value(JsonElement option) => option.ValueKind switch
    {
        JsonValueKind.String => option.GetString(),
        JsonValueKind.Object when option.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.String => value.GetString(),
        _ => null,
    };

    private static double? Bound(Settings settings, string key) =>
        settings.Find("NumericFieldSettings", key) is { ValueKind: JsonValueKind.Number } bound ? bound.GetDouble() : null;
}

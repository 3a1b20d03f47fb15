using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Items;

/// <summary>Orchard Core's JSON of a content item: envelope keys first, then the parts, in one object.</summary>
public static class ContentItemJson
{
    private static readonly string[] EnvelopeKeys =
    [
        "ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published",
        "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author",
    ];

    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads one item. Keys may stand in any order; absent and null mean the same; unknown keys are kept as content.</summary>
    /// <param name="newId">Gives the id of an item that has none; null refuses such an item.</param>
    /// <returns>The item, or null and the reason in words.</returns>
    public static ContentItem? Read(JsonObject json, out string? problem, Func<ItemId>? newId = null)
    {
        problem = null;
        if (Text(json, "ContentType", ref problem) is not { Length: > 0 } type)
            problem ??= "ContentType is missing";

        var idText = Text(json, "ContentItemId", ref problem);
        ItemId id = default;
        if (idText is null && newId is not null)
            id = newId();
        else if (!ItemId.TryParse(idText, out id))
            problem ??= idText is null ? "ContentItemId is missing" : $"ContentItemId '{idText}' is not an id of 1 to 64 characters without spaces";

        var versionText = Text(json, "ContentItemVersionId", ref problem);
        VersionId version = default;
        if (versionText is not null && !VersionId.TryParse(versionText, out version))
            problem ??= $"ContentItemVersionId '{versionText}' is not an id of 1 to 64 characters without spaces";

        var item = problem is not null ? null : new ContentItem
        {
            ContentItemId = id,
            ContentItemVersionId = versionText is null ? null : version,
            ContentType = Text(json, "ContentType", ref problem)!,
            DisplayText = Text(json, "DisplayText", ref problem),
            Latest = Flag(json, "Latest", ref problem),
            Published = Flag(json, "Published", ref problem),
            ModifiedUtc = Instant(json, "ModifiedUtc", ref problem),
            PublishedUtc = Instant(json, "PublishedUtc", ref problem),
            CreatedUtc = Instant(json, "CreatedUtc", ref problem),
            Owner = Text(json, "Owner", ref problem),
            Author = Text(json, "Author", ref problem),
        };
        if (problem is not null)
            return null;

        var content = new JsonObject();
        foreach (var (key, value) in json)
        {
            if (!EnvelopeKeys.Contains(key))
                content[key] = value?.DeepClone();
        }

        try
        {
            return item! with { Content = ItemContent.From(content) };
        }
        catch (JsonException e)
        {
            problem = e.Message;
            return null;
        }
    }

    /// <summary>Writes the item as one JSON object, envelope keys in Orchard's order, instants with up to 7 digits and <c>Z</c>.</summary>
    public static void Write(Utf8JsonWriter writer, ContentItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("ContentItemId", item.ContentItemId.Value);
        writer.WriteString("ContentItemVersionId", item.ContentItemVersionId?.Value);
        writer.WriteString("ContentType", item.ContentType);
        writer.WriteString("DisplayText", item.DisplayText);
        writer.WriteBoolean("Latest", item.Latest);
        writer.WriteBoolean("Published", item.Published);
        writer.WriteString("ModifiedUtc", Format(item.ModifiedUtc));
        writer.WriteString("PublishedUtc", Format(item.PublishedUtc));
        writer.WriteString("CreatedUtc", Format(item.CreatedUtc));
        writer.WriteString("Owner", item.Owner);
        writer.WriteString("Author", item.Author);
        foreach (var part in item.Content.Root.EnumerateObject())
            part.WriteTo(writer);
        writer.WriteEndObject();
    }

    /// <summary>The item as one line of JSON.</summary>
    public static string ToLine(ContentItem item)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Written))
            Write(writer, item);
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>ISO 8601 in UTC with up to 7 fraction digits and <c>Z</c>, as Orchard writes it.</summary>
    public static string? Format(DateTime? instant) =>
        instant?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string? Text(JsonObject json, string key, ref string? problem)
    {
        if (json[key] is not { } node)
            return null;
        if (node is JsonValue value && value.TryGetValue<string>(out var text))
        {
            if (!text.Contains('\0', StringComparison.Ordinal))
                return text;
            problem ??= $"{key} contains the character U+0000, which cannot be stored";
            return null;
        }

        problem ??= $"{key} is not a string";
        return null;
    }

    private static bool Flag(JsonObject json, string key, ref string? problem)
    {
        if (json[key] is not { } node)
            return false;
        if (node is JsonValue value && value.TryGetValue<bool>(out var flag))
            return flag;
        problem ??= $"{key} is not true or false";
        return false;
    }

    private static DateTime? Instant(JsonObject json, string key, ref string? problem)
    {
        if (Text(json, key, ref problem) is not { } text)
            return null;
        if (DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
            return at.UtcDateTime;
        problem ??= $"{key} '{text}' is not an ISO 8601 date and time";
        return null;
    }
}

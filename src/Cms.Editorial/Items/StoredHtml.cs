using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Translations.Html;

namespace Cms.Editorial.Items;

/// <summary>Cleans the HTML that somebody saves, wherever it is in an item, contained items included. What is imported stays as
/// it was given; what is answered is cleaned in either case.</summary>
internal static class StoredHtml
{
    /// <summary>Under which parts and fields keep their HTML.</summary>
    internal const string Key = "Html";

    /// <returns>The same content where nothing had to go, or where the definition of the part or field says not to
    /// (<c>SanitizeHtml</c>).</returns>
    internal static ItemContent Clean(ItemContent content, ContentType type, ContentDefinitions definitions)
    {
        if (!content.Json.Contains($"\"{Key}\"", StringComparison.Ordinal))
            return content;
        var root = content.ToObject();
        return CleanItem(root, type, definitions) ? ItemContent.From(root) : content;
    }

    private static bool CleanItem(JsonObject item, ContentType? type, ContentDefinitions definitions)
    {
        var changed = false;
        foreach (var (name, node) in item.ToArray())
        {
            var use = type?.Parts.FirstOrDefault(p => p.Name == name);
            var part = use is null ? null : definitions.Part(use.PartName);
            changed |= CleanPart(node, use, part, definitions);
        }

        return changed;
    }

    private static bool CleanPart(JsonNode? node, PartUse? use, ContentPart? part, ContentDefinitions definitions)
    {
        if (node is not JsonObject members)
            return CleanAny(node, definitions);
        var changed = Sanitizes(use?.Settings, "HtmlBodyPartSettings") && CleanText(members);
        foreach (var (name, value) in members.ToArray())
        {
            var field = part?.Fields.FirstOrDefault(f => f.Name == name);
            if (field is null || Sanitizes(field.Settings, "HtmlFieldSettings"))
                changed |= CleanAny(value, definitions);
        }

        return changed;
    }

    private static bool CleanAny(JsonNode? node, ContentDefinitions definitions)
    {
        switch (node)
        {
            case JsonArray list:
                return list.ToArray().Aggregate(false, (changed, each) => CleanAny(each, definitions) | changed);
            case JsonObject item when item["ContentType"] is JsonValue value && value.TryGetValue<string>(out var type):
                return CleanItem(item, definitions.Type(type), definitions);
            case JsonObject members:
                return members.ToArray().Aggregate(CleanText(members), (changed, member) => CleanAny(member.Value, definitions) | changed);
            default:
                return false;
        }
    }

    /// <returns>Whether something had to go.</returns>
    internal static bool CleanText(JsonObject members)
    {
        if (members[Key] is not JsonValue value || !value.TryGetValue<string>(out var html))
            return false;
        var clean = SafeHtml.From(html);
        if (clean == html)
            return false;
        members[Key] = clean;
        return true;
    }

    private static bool Sanitizes(Settings? settings, string settingsClass) => settings?.Flag(settingsClass, "SanitizeHtml", whenAbsent: true) != false;
}

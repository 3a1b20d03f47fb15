using System.Collections.Immutable;
using System.Text.Json;
using Cms.Content.Definitions;
using Cms.Content.Items;

namespace Cms.Editorial.Items;

/// <summary>What must be filled in before an item is public. Drafts may lack it.</summary>
internal static class RequiredRules
{
    internal static ImmutableArray<ProblemDetail> Check(ItemContent content, ContentType type, ContentDefinitions definitions)
    {
        var findings = ImmutableArray.CreateBuilder<ProblemDetail>();
        if (type.Parts.FirstOrDefault(p => p.PartName == "TitlePart") is { } title
            && title.Settings.Text("TitlePartSettings", "Options") is null or "3" or "EditableRequired"
            && string.IsNullOrWhiteSpace(content.Text("TitlePart", "Title")))
            findings.Add(new("TitlePart.Title", "The title is missing."));

        foreach (var (use, field) in definitions.FieldsOf(type))
        {
            if (field.Required && IsEmpty(content, use.Name, field))
                findings.Add(new($"{use.Name}.{field.Name}", $"{field.DisplayName} is missing."));
            else if (field.FieldType == FieldTypes.Media && LacksMediaText(content, use.Name, field))
                findings.Add(new($"{use.Name}.{field.Name}", $"{field.DisplayName} needs an alternative text that says what is to be seen."));
        }

        return findings.ToImmutable();
    }

    private static bool IsEmpty(ItemContent content, string part, ContentField field) => field.FieldType switch
    {
        FieldTypes.Text => string.IsNullOrWhiteSpace(content.Text(part, field.Name, "Text")),
        FieldTypes.Html => string.IsNullOrWhiteSpace(content.Text(part, field.Name, "Html")),
        FieldTypes.Markdown => string.IsNullOrWhiteSpace(content.Text(part, field.Name, "Markdown")),
        FieldTypes.Link => string.IsNullOrWhiteSpace(content.Text(part, field.Name, "Url")),
        FieldTypes.ContentPicker => content.Texts(part, field.Name, "ContentItemIds").Count == 0,
        FieldTypes.Taxonomy => content.Texts(part, field.Name, "TermContentItemIds").Count == 0,
        FieldTypes.Media => content.Texts(part, field.Name, "Paths").Count == 0,
        FieldTypes.MultiText => content.Texts(part, field.Name, "Values").Count == 0,
        FieldTypes.UserPicker => content.Texts(part, field.Name, "UserIds").Count == 0,
        FieldTypes.LocalizationSetPicker => content.Texts(part, field.Name, "LocalizationSets").Count == 0,
        FieldTypes.Youtube => string.IsNullOrWhiteSpace(content.Text(part, field.Name, "RawAddress")),
        FieldTypes.GeoPoint => content.Find(part, field.Name, "Latitude") is null or { ValueKind: JsonValueKind.Null }
            || content.Find(part, field.Name, "Longitude") is null or { ValueKind: JsonValueKind.Null },
        FieldTypes.Date or FieldTypes.DateTime or FieldTypes.Time or FieldTypes.Numeric =>
            content.Find(part, field.Name, "Value") is null or { ValueKind: JsonValueKind.Null },
        _ => false,
    };

    private static bool LacksMediaText(ItemContent content, string part, ContentField field)
    {
        if (!field.Settings.Flag("MediaFieldSettings", "AllowMediaText"))
            return false;
        var texts = content.Texts(part, field.Name, "MediaTexts");
        return content.Texts(part, field.Name, "Paths").Where((_, i) => i >= texts.Count || string.IsNullOrWhiteSpace(texts[i])).Any();
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>Makes the article that a claim begins with.</summary>
internal static class ArticleDraft
{
    private const string IdAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The type that translations are of: it says where a text comes from and who translated it. Null if there is none.</summary>
    public static ContentType? TypeIn(ContentDefinitions definitions) => definitions.Types.Values
        .Where(type => type.Has("SourcePart") && type.Has("TranslatorPart"))
        .OrderByDescending(type => type.Creatable)
        .ThenBy(type => type.Name, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>
    /// The set that the translations of a story share. Derived from the story, so that two claims at the same moment come to
    /// the same one.
    /// </summary>
    public static string LocalizationSetOf(ItemId story)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("translations of " + story.Value));
        return string.Concat("4", string.Concat(hash.Take(25).Select(b => IdAlphabet[b & 31])));
    }

    /// <summary>The content of a new draft, pinned to this revision, without a title yet.</summary>
    /// <param name="translator">Whom to credit; null for nobody yet.</param>
    public static ItemContent Content(
        ContentType type,
        ContentDefinitions definitions,
        ItemVersion story,
        SourceRevision revision,
        string culture,
        string localizationSet,
        ItemId? translator)
    {
        var source = story.Content;
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "" },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "" },
            ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = localizationSet, ["Culture"] = culture },
            ["SourcePart"] = new JsonObject
            {
                ["Outlet"] = Picker([.. source.Texts("SourceRevisionPart", "Outlet", "ContentItemIds")]),
                ["OriginalTitle"] = Text(revision.Title),
                ["OriginalAuthor"] = Text(source.Text("SourceRevisionPart", "OriginalAuthor", "Text")),
                ["OriginalUrl"] = Text(source.Text("SourceRevisionPart", "Url", "Text")),
                ["OriginalLanguage"] = Text(revision.Language),
                ["OriginalPublishedUtc"] = Copy(source.Find("SourceRevisionPart", "OriginalPublishedUtc")),
                ["SourceStory"] = Picker(story.ContentItemId.Value),
                ["Revision"] = new JsonObject { ["Value"] = revision.Number },
                ["Hash"] = Text(revision.Hash),
            },
            ["TranslatorPart"] = new JsonObject
            {
                ["Translators"] = translator is { } contributor ? Picker(contributor.Value) : Picker(),
                ["Editors"] = Picker(),
                ["Reviewers"] = Picker(),
                ["Withheld"] = Picker(),
                ["Completeness"] = Text("full"),
                ["MachineShare"] = new JsonObject { ["Value"] = 0 },
            },
        };
        foreach (var part in content.Select(part => part.Key).Where(part => !type.Has(part)).ToArray())
            content.Remove(part);
        FillDefaults(content, type, definitions);

        return ItemContent.From(content);
    }

    /// <summary>Text fields that nothing is said about yet begin with the default of their definition.</summary>
    private static void FillDefaults(JsonObject content, ContentType type, ContentDefinitions definitions)
    {
        foreach (var (use, field) in definitions.FieldsOf(type).Where(f => f.Field.FieldType == FieldTypes.Text))
        {
            var value = field.Settings.Text("TextFieldPredefinedListEditorSettings", "DefaultValue") is { Length: > 0 } option
                ? option
                : field.Settings.Text("TextFieldSettings", "DefaultValue");
            if (string.IsNullOrEmpty(value) || content[use.Name]?[field.Name] is not null)
                continue;
            if (content[use.Name] is not JsonObject part)
                content[use.Name] = part = [];
            part[field.Name] = Text(value);
        }
    }

    /// <summary>Returns the content with this contributor credited at the end of a picker of TranslatorPart, once.</summary>
    public static ItemContent Credit(ItemContent content, string picker, ItemId contributor)
    {
        var credited = content.Texts("TranslatorPart", picker, "ContentItemIds");
        return credited.Contains(contributor.Value)
            ? content
            : content.With(
                new JsonArray([.. credited.Append(contributor.Value).Select(id => JsonValue.Create(id))]),
                "TranslatorPart", picker, "ContentItemIds");
    }

    /// <summary>Returns the content without this contributor in a picker of TranslatorPart.</summary>
    public static ItemContent Uncredit(ItemContent content, string picker, ItemId contributor) => content.With(
        new JsonArray(
        [
            .. content.Texts("TranslatorPart", picker, "ContentItemIds").Where(id => id != contributor.Value).Select(id => JsonValue.Create(id)),
        ]),
        "TranslatorPart", picker, "ContentItemIds");

    private static JsonObject Text(string? text) => new() { ["Text"] = text };

    private static JsonObject Picker(params string[] ids) =>
        new() { ["ContentItemIds"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) };

    private static JsonNode? Copy(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } found ? JsonObject.Create(found)?.DeepClone() : new JsonObject { ["Value"] = null };
}

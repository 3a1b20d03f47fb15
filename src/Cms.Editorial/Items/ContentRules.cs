using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Cms.Content.Definitions;
using Cms.Content.Items;

namespace Cms.Editorial.Items;

/// <summary>What the content of an item must be like to be stored.</summary>
internal static class ContentRules
{
    /// <summary>Of one text, in bytes of UTF-8.</summary>
    internal const int MaxTextBytes = 1024 * 1024;

    /// <summary>Of a whole version, in bytes of UTF-8; a taxonomy of many terms is the largest kind.</summary>
    internal const int MaxContentBytes = 6 * 1024 * 1024;

    private const int MaxTitleLength = 1000;

    private const int MaxAliasLength = 255;

    /// <summary>The rules of every way in, import included.</summary>
    internal static ImmutableArray<ProblemDetail> CheckForm(ItemContent content, ContentType type, ContentDefinitions definitions)
    {
        var findings = ImmutableArray.CreateBuilder<ProblemDetail>();
        var size = Encoding.UTF8.GetByteCount(content.Json);
        if (size > MaxContentBytes)
            return [new("", $"The item has {size:N0} bytes; {MaxContentBytes:N0} is the most.")];
        if (size > MaxTextBytes)
            CheckSizes(content.Root, "", findings);

        foreach (var use in type.Parts)
        {
            if (content.Find(use.Name) is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
                findings.Add(new(use.Name, $"{use.Name} is not an object."));
        }

        foreach (var (use, field) in definitions.FieldsOf(type))
        {
            if (content.Find(use.Name, field.Name) is { } value && FieldRules.CheckForm(field, value) is { } finding)
                findings.Add(new($"{use.Name}.{field.Name}", $"{field.DisplayName} {finding}."));
        }

        CheckParts(content, findings);
        return findings.ToImmutable();
    }

    /// <summary>The rules for what a person saves: those of <see cref="CheckForm"/> and the settings of the fields.</summary>
    internal static ImmutableArray<ProblemDetail> CheckDraft(ItemContent content, ContentType type, ContentDefinitions definitions)
    {
        var findings = CheckForm(content, type, definitions);
        return findings.Length > 0 ? findings :
        [
            .. from found in definitions.FieldsOf(type)
               let finding = FieldRules.CheckSettings(found.Field, content, found.Use.Name)
               where finding is not null
               select new ProblemDetail($"{found.Use.Name}.{found.Field.Name}", $"{found.Field.DisplayName}: {finding}."),
        ];
    }

    private static void CheckParts(ItemContent content, ImmutableArray<ProblemDetail>.Builder findings)
    {
        CheckText(content, "TitlePart", "Title", MaxTitleLength, findings);
        CheckText(content, "AliasPart", "Alias", MaxAliasLength, findings);
        CheckText(content, "MarkdownBodyPart", "Markdown", MaxTextBytes, findings);
        CheckText(content, "HtmlBodyPart", "Html", MaxTextBytes, findings);
        CheckText(content, "AutoroutePart", "Path", int.MaxValue, findings);
        CheckText(content, "LocalizationPart", "Culture", int.MaxValue, findings);
        CheckText(content, "LocalizationPart", "LocalizationSet", int.MaxValue, findings);

        if (PathRules.Normalise(content.Text("AutoroutePart", "Path")) is { } path && PathRules.Check(path) is { } wrong)
            findings.Add(new("AutoroutePart.Path", wrong));
        if (content.Text("LocalizationPart", "Culture") is { Length: > 0 } culture && !CultureForm.IsWellFormed(culture))
            findings.Add(new("LocalizationPart.Culture", $"'{culture}' is not a language tag such as en, ar or pt-BR."));
        if (content.Text("LocalizationPart", "LocalizationSet") is { Length: > 0 } set && !ItemId.TryParse(set, out _))
            findings.Add(new("LocalizationPart.LocalizationSet", $"'{set}' is not an id of 1 to 64 characters without spaces."));
        if (content.Text("SourceRevisionPart", "Language", "Text") is { Length: > 0 } language && !CultureForm.IsWellFormed(language))
            findings.Add(new("SourceRevisionPart.Language", $"'{language}' is not a language tag such as en, ar or pt-BR."));
    }

    private static void CheckText(
        ItemContent content, string part, string key, int maxLength, ImmutableArray<ProblemDetail>.Builder findings)
    {
        if (content.Find(part, key) is not { ValueKind: not JsonValueKind.Null } value)
            return;
        if (value.ValueKind != JsonValueKind.String)
            findings.Add(new($"{part}.{key}", $"{key} is not text."));
        else if (value.GetString()!.Length > maxLength)
            findings.Add(new($"{part}.{key}", $"{key} has {value.GetString()!.Length:N0} characters; {maxLength:N0} is the most."));
    }

    private static void CheckSizes(JsonElement value, string place, ImmutableArray<ProblemDetail>.Builder findings)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    CheckSizes(member.Value, place.Length == 0 ? member.Name : $"{place}.{member.Name}", findings);
                break;
            case JsonValueKind.Array:
                foreach (var (i, element) in value.EnumerateArray().Index())
                    CheckSizes(element, $"{place}[{i}]", findings);
                break;
            case JsonValueKind.String when Encoding.UTF8.GetByteCount(value.GetString()!) is > MaxTextBytes and var size:
                findings.Add(new(place, $"The text has {size:N0} bytes; {MaxTextBytes:N0} is the most."));
                break;
        }
    }
}

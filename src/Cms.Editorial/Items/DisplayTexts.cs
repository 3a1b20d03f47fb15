using System.Text.Json;
using Cms.Content.Definitions;
using Cms.Content.Items;

namespace Cms.Editorial.Items;

/// <summary>What an item is called in lists.</summary>
internal static class DisplayTexts
{
    private const int MaxLength = 500;

    /// <summary>The title; else a field or value called Name, Title or Text; else null.</summary>
    internal static string? Of(ItemContent content, ContentType type, ContentDefinitions definitions) =>
        Clean(content.Text("TitlePart", "Title")) ?? definitions.FieldsOf(type)
            .Where(f => f.Field.Name is "Name" or "Title" or "Text")
            .OrderBy(f => f.Field.Name, StringComparer.Ordinal)
            .Select(f => Clean(content.Text(f.Use.Name, f.Field.Name, "Text")))
            .Concat(type.Parts.Select(p => Clean(content.Text(p.Name, "Name"))))
            .FirstOrDefault(text => text is not null);

    private static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        // One line; a no-break space is typography and stays.
        var line = string.Join(' ', text.Split([' ', '\t', '\r', '\n', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries)).Trim();
        return line.Length <= MaxLength ? line : line[..(char.IsHighSurrogate(line[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }
}

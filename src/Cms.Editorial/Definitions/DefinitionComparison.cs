using System.Security.Cryptography;
using System.Text;
using Cms.Content.Definitions;
using Cms.Content.Indexing;

namespace Cms.Editorial.Definitions;

/// <summary>Compares definitions by what they say, whatever their epoch.</summary>
internal static class DefinitionComparison
{
    internal static bool AreEqual(ContentDefinitions a, ContentDefinitions b) =>
        a.Types.Count == b.Types.Count
        && a.Parts.Count == b.Parts.Count
        && a.Types.All(pair => b.Type(pair.Key) is { } other && AreEqual(pair.Value, other))
        && a.Parts.All(pair => b.Part(pair.Key) is { } other && AreEqual(pair.Value, other));

    /// <summary>Names of the types and parts that are not in both alike, sorted.</summary>
    internal static IEnumerable<string> Changed(ContentDefinitions a, ContentDefinitions b) =>
        a.Types.Keys.Union(b.Types.Keys).Where(name => !(a.Type(name) is { } x && b.Type(name) is { } y && AreEqual(x, y)))
            .Union(a.Parts.Keys.Union(b.Parts.Keys).Where(name => !(a.Part(name) is { } x && b.Part(name) is { } y && AreEqual(x, y))))
            .Order(StringComparer.Ordinal);

    /// <summary>Equal for definitions that say the same.</summary>
    internal static string HashOf(ContentDefinitions all)
    {
        var text = new StringBuilder();
        foreach (var type in all.Types.Values.OrderBy(type => type.Name, StringComparer.Ordinal))
            text.AppendLine(ContentDefinitionJson.Write(type).ToJsonString());
        foreach (var part in all.Parts.Values.OrderBy(part => part.Name, StringComparer.Ordinal))
            text.AppendLine(ContentDefinitionJson.Write(part).ToJsonString());
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    internal static bool AreEqual(ContentType a, ContentType b) =>
        a.Name == b.Name && a.DisplayName == b.DisplayName && a.Settings.Equals(b.Settings) && a.Parts.SequenceEqual(b.Parts);

    internal static bool AreEqual(ContentPart a, ContentPart b) =>
        a.Name == b.Name && a.Settings.Equals(b.Settings) && a.Fields.SequenceEqual(b.Fields);

    /// <summary>The types whose items have other index rows by the one than by the other.</summary>
    internal static string[] IndexedOtherwise(ContentDefinitions before, ContentDefinitions after) =>
    [
        .. after.Types.Values
            .Where(type => before.Type(type.Name) is not { } old || !Indexed(old, before).SequenceEqual(Indexed(type, after)))
            .Select(type => type.Name),
    ];

    /// <summary>What <see cref="ItemIndexer"/> looks at, in the order in which it does.</summary>
    private static IEnumerable<(string Part, string PartName, string Field, string FieldType, bool Indexed)> Indexed(
        ContentType type, ContentDefinitions definitions) =>
        type.Parts.Select(use => (use.Name, use.PartName, "", "", false))
            .Concat(definitions.FieldsOf(type).Select(f => (f.Use.Name, f.Use.PartName, f.Field.Name, f.Field.FieldType, f.Field.Indexed)));
}

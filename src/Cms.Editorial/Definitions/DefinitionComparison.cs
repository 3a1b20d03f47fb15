using Cms.Content.Definitions;

namespace Cms.Editorial.Definitions;

/// <summary>Compares definitions by what they say, whatever their epoch.</summary>
internal static class DefinitionComparison
{
    internal static bool AreEqual(ContentDefinitions a, ContentDefinitions b) =>
        a.Types.Count == b.Types.Count
        && a.Parts.Count == b.Parts.Count
        && a.Types.All(pair => b.Type(pair.Key) is { } other && AreEqual(pair.Value, other))
        && a.Parts.All(pair => b.Part(pair.Key) is { } other && AreEqual(pair.Value, other));

    internal static bool AreEqual(ContentType a, ContentType b) =>
        a.Name == b.Name && a.DisplayName == b.DisplayName && a.Settings.Equals(b.Settings) && a.Parts.SequenceEqual(b.Parts);

    internal static bool AreEqual(ContentPart a, ContentPart b) =>
        a.Name == b.Name && a.Settings.Equals(b.Settings) && a.Fields.SequenceEqual(b.Fields);
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Cms.Content.Definitions;

namespace Cms.Editorial.Definitions;

/// <summary>What must hold for definitions to be kept: names that can be keys of JSON and GraphQL, each once in its place.</summary>
internal static partial class DefinitionRules
{
    internal static ImmutableArray<ProblemDetail> Check(ContentDefinitions definitions)
    {
        var findings = ImmutableArray.CreateBuilder<ProblemDetail>();
        foreach (var type in definitions.Types.Values)
        {
            CheckName(type.Name, $"ContentTypes.{type.Name}", findings);
            foreach (var use in type.Parts)
                CheckName(use.Name, $"ContentTypes.{type.Name}.{use.Name}", findings);
            CheckUnique(type.Parts.Select(p => p.Name), $"ContentTypes.{type.Name}", findings);
        }

        foreach (var part in definitions.Parts.Values)
        {
            CheckName(part.Name, $"ContentParts.{part.Name}", findings);
            foreach (var field in part.Fields)
                CheckName(field.Name, $"ContentParts.{part.Name}.{field.Name}", findings);
            CheckUnique(part.Fields.Select(f => f.Name), $"ContentParts.{part.Name}", findings);
        }

        return findings.ToImmutable();
    }

    private static void CheckName(string name, string place, ImmutableArray<ProblemDetail>.Builder findings)
    {
        if (!NameForm().IsMatch(name))
            findings.Add(new(place, $"'{name}' is not a name: a letter, then letters, digits and underscores, 100 at most."));
    }

    private static void CheckUnique(IEnumerable<string> names, string place, ImmutableArray<ProblemDetail>.Builder findings)
    {
        foreach (var twice in names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            findings.Add(new(place, $"'{twice.Key}' stands here {twice.Count()} times."));
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,99}$")]
    private static partial Regex NameForm();
}

using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands once in a place.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.7.3, Directives Are Unique per Location.</remarks>
internal sealed class DirectivesAreUniquePerLocation : ValidationRule
{
    public override void Enter(IReadOnlyList<Directive> directives, string place, ValidationContext context)
    {
        if (directives.Count < 2)
            return;
        var seen = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            if (context.Schema.FindDirective(directive.Name) is not { IsRepeatable: false })
                continue;
            if (!seen.TryGetValue(directive.Name, out var isReported))
            {
                seen.Add(directive.Name, false);
            }
            else if (!isReported)
            {
                seen[directive.Name] = true;
                context.Report($"'@{directive.Name}' stands more than once in one place.", directive.At);
            }
        }
    }
}

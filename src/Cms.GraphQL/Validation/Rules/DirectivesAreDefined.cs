using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A directive is one that the schema has.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.7.1, Directives Are Defined.</remarks>
internal sealed class DirectivesAreDefined : ValidationRule
{
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public override void Enter(IReadOnlyList<Directive> directives, string place, ValidationContext context)
    {
        foreach (var directive in directives)
        {
            if (context.Schema.FindDirective(directive.Name) is null && _reported.Add(directive.Name))
                context.Report($"There is no directive '@{directive.Name}'.", directive.At);
        }
    }
}

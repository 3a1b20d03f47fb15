using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A directive stands where it may.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.7.2, Directives Are in Valid Locations.</remarks>
internal sealed class DirectivesAreInValidLocations : ValidationRule
{
    public override void Enter(IReadOnlyList<Directive> directives, string place, ValidationContext context)
    {
        foreach (var directive in directives)
        {
            if (context.Schema.FindDirective(directive.Name) is { } definition && !definition.Places.Contains(place))
                context.Report($"'@{directive.Name}' may not stand on {place}.", directive.At);
        }
    }
}

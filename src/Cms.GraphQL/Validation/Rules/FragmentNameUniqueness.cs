using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>No two fragments have the same name.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.5.1.1, Fragment Name Uniqueness.</remarks>
internal sealed class FragmentNameUniqueness : ValidationRule
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public override void Enter(FragmentDefinition fragment, ValidationContext context)
    {
        if (!_names.Add(fragment.Name))
            context.Report($"There is more than one fragment '{fragment.Name}'.", fragment.At);
    }
}

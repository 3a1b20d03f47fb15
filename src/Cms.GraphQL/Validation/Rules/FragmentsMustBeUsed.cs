using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>Every fragment is used by some operation.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.5.1.4, Fragments Must Be Used.</remarks>
internal sealed class FragmentsMustBeUsed : ValidationRule
{
    public override void Leave(Document document, ValidationContext context)
    {
        var used = context.Reachable(context.Operations).ToHashSet();
        foreach (var fragment in document.Definitions.OfType<FragmentDefinition>())
        {
            // Where a name repeats, the uniqueness rule speaks of the others.
            if (context.Fragments[fragment.Name] == fragment && !used.Contains(fragment))
                context.Report($"No operation uses the fragment '{fragment.Name}'.", fragment.At);
        }
    }
}

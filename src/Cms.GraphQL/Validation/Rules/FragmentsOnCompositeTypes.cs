using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A fragment applies to a type that has fields.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.5.1.3, Fragments on Object, Interface or Union Types.</remarks>
internal sealed class FragmentsOnCompositeTypes : ValidationRule
{
    public override void Enter(FragmentDefinition fragment, ValidationContext context) =>
        Check(fragment.TypeCondition, context);

    public override void Enter(InlineFragment fragment, ValidationContext context)
    {
        if (fragment.TypeCondition is not null)
            Check(fragment.TypeCondition, context);
    }

    private static void Check(NamedTypeReference condition, ValidationContext context)
    {
        if (context.Schema.FindType(condition.Name) is { } type and not CompositeType)
            context.Report($"A fragment cannot apply to '{type}', which has no fields.", condition.At);
    }
}

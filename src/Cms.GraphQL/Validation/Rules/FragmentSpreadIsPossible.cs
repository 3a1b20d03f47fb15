using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A fragment applies to some value that can stand where it is used.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.5.2.3, Fragment Spread Is Possible.</remarks>
internal sealed class FragmentSpreadIsPossible : ValidationRule
{
    public override void Enter(FragmentSpread spread, ValidationContext context)
    {
        if (context.Fragments.TryGetValue(spread.Name, out var fragment))
            Check(fragment.TypeCondition.Name, spread.At, context);
    }

    public override void Enter(InlineFragment fragment, ValidationContext context)
    {
        if (fragment.TypeCondition is not null)
            Check(fragment.TypeCondition.Name, fragment.At, context);
    }

    private static void Check(string condition, Location at, ValidationContext context)
    {
        if (context.ParentType is { } parent
            && context.Schema.FindType(condition) is CompositeType type
            && !type.Overlaps(parent))
        {
            context.Report($"A fragment on '{type}' cannot apply here, where values are '{parent}'.", at);
        }
    }
}

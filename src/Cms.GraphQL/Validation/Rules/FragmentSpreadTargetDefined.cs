using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A spread names a fragment of the document.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.5.2.1, Fragment Spread Target Defined.</remarks>
internal sealed class FragmentSpreadTargetDefined : ValidationRule
{
    public override void Enter(FragmentSpread spread, ValidationContext context)
    {
        if (!context.Fragments.ContainsKey(spread.Name))
            context.Report($"There is no fragment '{spread.Name}'.{context.Suggest(spread.Name, context.Fragments.Keys)}", spread.At);
    }
}

using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>Types named by fragments and variables exist.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.5.1.2, Fragment Spread Type Existence.</remarks>
internal sealed class FragmentSpreadTypeExistence : ValidationRule
{
    public override void Enter(FragmentDefinition fragment, ValidationContext context) =>
        Check(fragment.TypeCondition.Name, fragment.TypeCondition.At, context);

    public override void Enter(InlineFragment fragment, ValidationContext context)
    {
        if (fragment.TypeCondition is not null)
            Check(fragment.TypeCondition.Name, fragment.TypeCondition.At, context);
    }

    public override void Enter(VariableDefinition variable, ValidationContext context) =>
        Check(variable.Type.InnermostName, variable.Type.At, context);

    private static void Check(string name, Location at, ValidationContext context)
    {
        if (context.Schema.FindType(name) is null)
        {
            context.Report(
                $"There is no type '{name}'.{context.Suggest(name, context.Schema.Types.Select(type => type.Name))}", at);
        }
    }
}

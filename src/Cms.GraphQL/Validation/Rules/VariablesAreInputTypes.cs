using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A variable's type is one that can be given.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.8.2, Variables Are Input Types.</remarks>
internal sealed class VariablesAreInputTypes : ValidationRule
{
    public override void Enter(VariableDefinition variable, ValidationContext context)
    {
        if (TypeFinder.Find(context.Schema, variable.Type) is { IsInput: false } type)
            context.Report($"Variable '${variable.Name}' cannot have the output type '{type}'.", variable.Type.At);
    }
}

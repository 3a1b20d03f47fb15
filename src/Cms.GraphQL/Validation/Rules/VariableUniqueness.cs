using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>An operation declares a variable once.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.8.1, Variable Uniqueness.</remarks>
internal sealed class VariableUniqueness : ValidationRule
{
    public override void Enter(OperationDefinition operation, ValidationContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in operation.Variables)
        {
            if (!seen.Add(variable.Name))
                context.Report($"Variable '${variable.Name}' is declared more than once.", variable.At);
        }
    }
}

using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A variable that an operation uses, in fragments too, is declared by it.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.8.3, All Variable Uses Defined.</remarks>
internal sealed class AllVariableUsesDefined : ValidationRule
{
    public override void Leave(Document document, ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            var declared = operation.Variables.Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var use in context.UsesOf(operation))
            {
                if (!declared.Contains(use.Variable.Name))
                {
                    var owner = operation.Name is null ? "the operation" : $"operation '{operation.Name}'";
                    context.Report($"Variable '${use.Variable.Name}' is not declared by {owner}.", use.Variable.At, operation.At);
                }
            }
        }
    }
}

using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A variable that an operation declares is used by it.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.8.4, All Variables Used.</remarks>
internal sealed class AllVariablesUsed : ValidationRule
{
    public override void Leave(Document document, ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            var used = context.UsesOf(operation).Select(use => use.Variable.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var variable in operation.Variables)
            {
                if (!used.Contains(variable.Name))
                    context.Report($"Variable '${variable.Name}' is never used.", variable.At);
            }
        }
    }
}

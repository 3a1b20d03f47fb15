using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>No two operations have the same name.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.2.2.1, Operation Name Uniqueness.</remarks>
internal sealed class OperationNameUniqueness : ValidationRule
{
    private readonly Dictionary<string, OperationDefinition> _byName = new(StringComparer.Ordinal);

    public override void Enter(OperationDefinition operation, ValidationContext context)
    {
        if (operation.Name is not null && !_byName.TryAdd(operation.Name, operation))
            context.Report($"There is more than one operation '{operation.Name}'.", _byName[operation.Name].At, operation.At);
    }
}

using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>The schema has a root for the kind of operation.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.2.1.1, Operation Type Existence.</remarks>
internal sealed class OperationTypeExistence : ValidationRule
{
    public override void Enter(OperationDefinition operation, ValidationContext context)
    {
        if (DocumentValidator.RootOf(context.Schema, operation.Kind) is null)
            context.Report($"The schema has no {operation.Kind.ToString().ToLowerInvariant()} operations.", operation.At);
    }
}

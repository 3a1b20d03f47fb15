using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>An operation without a name is the only one.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.2.3.1, Lone Anonymous Operation.</remarks>
internal sealed class LoneAnonymousOperation : ValidationRule
{
    public override void Enter(OperationDefinition operation, ValidationContext context)
    {
        if (operation.Name is null && context.Operations.Length > 1)
            context.Report("An operation without a name must be the only one.", operation.At);
    }
}

using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A request has operations and fragments only, no definitions of types.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.1.1, Executable Definitions.</remarks>
internal sealed class ExecutableDefinitions : ValidationRule
{
    public override void Enter(Definition definition, ValidationContext context)
    {
        if (definition is Declaration)
            context.Report("A request cannot define types.", definition.At);
    }
}

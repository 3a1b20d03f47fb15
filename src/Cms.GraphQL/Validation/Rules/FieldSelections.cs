using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A field is one that its type has.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.3.1, Field Selections.</remarks>
internal sealed class FieldSelections : ValidationRule
{
    public override void Enter(Field field, ValidationContext context)
    {
        if (context.ParentType is not { } type || context.Field is not null)
            return;
        context.Report(
            $"'{type}' has no field '{field.Name}'.{context.Suggest(field.Name, type.Fields.Select(known => known.Name))}",
            field.At);
    }
}

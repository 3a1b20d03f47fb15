using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>Scalars and enums have no sub-selection; objects, interfaces and unions need one.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.3.3, Leaf Field Selections.</remarks>
internal sealed class LeafFieldSelections : ValidationRule
{
    public override void Enter(Field field, ValidationContext context)
    {
        if (context.Field is not { } definition)
            return;
        if (definition.Type.IsLeaf && field.SelectionSet is not null)
            context.Report($"'{field.Name}' of type '{definition.Type}' is a leaf and takes no selection.", field.SelectionSet.At);
        else if (!definition.Type.IsLeaf && field.SelectionSet is null)
            context.Report($"'{field.Name}' of type '{definition.Type}' needs a selection: '{field.Name} {{ … }}'.", field.At);
    }
}

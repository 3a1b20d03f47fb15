using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A field of an input object is one that its type has.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.6.2, Input Object Field Names.</remarks>
internal sealed class InputObjectFieldNames : ValidationRule
{
    public override void Enter(Value value, ValidationContext context)
    {
        if (value is not ObjectLiteral map || context.InputType?.Named is not InputObjectType type)
            return;
        foreach (var field in map.Fields)
        {
            if (type.FindField(field.Name) is null)
            {
                context.Report(
                    $"'{type}' has no field '{field.Name}'.{context.Suggest(field.Name, type.Fields.Select(known => known.Name))}",
                    field.At);
            }
        }
    }
}

using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A field of an input object that is non-null and has no default is given.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.6.4, Input Object Required Fields.</remarks>
internal sealed class InputObjectRequiredFields : ValidationRule
{
    public override void Enter(Value value, ValidationContext context)
    {
        if (value is not ObjectLiteral map || context.InputType?.Named is not InputObjectType type)
            return;
        var given = map.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !given.Contains(field.Name))
                context.Report($"'{type}' needs the field '{field.Name}' of type '{field.Type}'.", map.At);
        }
    }
}

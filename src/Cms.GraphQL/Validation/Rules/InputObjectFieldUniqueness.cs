using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A field of an input object is given once.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.6.3, Input Object Field Uniqueness.</remarks>
internal sealed class InputObjectFieldUniqueness : ValidationRule
{
    public override void Enter(Value value, ValidationContext context)
    {
        if (value is not ObjectLiteral { Fields.Length: > 1 } map)
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in map.Fields)
        {
            if (!seen.Add(field.Name))
                context.Report($"Input field '{field.Name}' is given more than once.", field.At);
        }
    }
}

using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A literal fits the type of its place.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.6.1, Values of Correct Type.</remarks>
internal sealed class ValuesOfCorrectType : ValidationRule
{
    public override void Enter(Value value, ValidationContext context)
    {
        if (context.InputType is not { } type || value is Variable)
            return;
        switch (value)
        {
            case NullLiteral:
                if (type.IsNonNull)
                    context.Report($"'{type}' excludes null.", value.At);
                return;
            case ListLiteral when type.Nullable is ListType:
                return;
            case ObjectLiteral map when type.Named is InputObjectType input:
                if (input.IsOneOf && (map.Fields.Length != 1 || map.Fields[0].Value is NullLiteral))
                    context.Report($"'{input}' takes exactly one field, and not null.", value.At);
                return;
        }

        var fits = type.Named switch
        {
            EnumType enumeration => value is EnumLiteral name && enumeration.Find(name.Name) is not null,
            ScalarType scalar => scalar.TryRead(value, static _ => null, out _),
            _ => false,
        };
        if (!fits)
        {
            var text = value.ToString();
            var suggestion = type.Named is EnumType known && value is EnumLiteral or StringLiteral
                ? context.Suggest(text.Trim('"'), ((type.Named as EnumType)?.Values ?? []).Select(candidate => candidate.Name))
                : "";
            context.Report($"'{type}' is expected, not {(text.Length > 60 ? text[..60] + "…" : text)}.{suggestion}", value.At);
        }
    }
}

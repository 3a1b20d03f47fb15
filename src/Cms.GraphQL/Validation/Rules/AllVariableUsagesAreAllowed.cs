using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A variable's type fits every place where it is used.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.8.5, All Variable Usages Are Allowed.</remarks>
internal sealed class AllVariableUsagesAreAllowed : ValidationRule
{
    public override void Leave(Document document, ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            var declared = operation.Variables
                .DistinctBy(variable => variable.Name)
                .ToDictionary(variable => variable.Name, StringComparer.Ordinal);
            foreach (var use in context.UsesOf(operation))
            {
                if (use.Type is { } place
                    && declared.TryGetValue(use.Variable.Name, out var variable)
                    && TypeFinder.Find(context.Schema, variable.Type) is { } type
                    && !IsAllowed(variable, type, place, use))
                {
                    var why = use.IsInOneOf && !place.IsNonNull && Fits(type, place) ? ", because a oneOf field excludes null" : "";
                    context.Report(
                        $"Variable '${variable.Name}' of type '{type}' does not fit here, where '{place}' is expected{why}.",
                        variable.At,
                        use.Variable.At);
                }
            }
        }
    }

    private static bool IsAllowed(VariableDefinition variable, GraphQLType type, GraphQLType place, VariableUse use)
    {
        if (!type.IsNonNull && (place.IsNonNull || use.IsInOneOf))
        {
            var hasOwnDefault = variable.DefaultValue is not (null or NullLiteral);
            return (hasOwnDefault || use.HasDefault) && Fits(type, place.Nullable);
        }

        return Fits(type, place);
    }

    /// <summary>Whether every value of a type may stand at a place.</summary>
    private static bool Fits(GraphQLType type, GraphQLType place) => (type, place) switch
    {
        (NonNullType a, NonNullType b) => Fits(a.Inner, b.Inner),
        (_, NonNullType) => false,
        (NonNullType a, _) => Fits(a.Inner, place),
        (ListType a, ListType b) => Fits(a.Item, b.Item),
        _ => ReferenceEquals(type, place),
    };
}

using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>A subscription has one root field, which is no introspection field and bears no condition.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.2.4.1, Single Root Field.</remarks>
internal sealed class SingleRootField : ValidationRule
{
    public override void Enter(OperationDefinition operation, ValidationContext context)
    {
        if (operation.Kind != OperationKind.Subscription || context.Schema.Subscription is not { } root)
            return;
        var names = new Dictionary<string, Field>(StringComparer.Ordinal);
        var sets = new Queue<SelectionSet>([operation.SelectionSet]);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        while (sets.TryDequeue(out var set))
        {
            foreach (var selection in set.Selections)
            {
                if (selection.Directives.FirstOrDefault(directive => directive.Name is "skip" or "include") is { } condition)
                    context.Report($"'@{condition.Name}' may not stand on the root of a subscription.", condition.At);
                switch (selection)
                {
                    case Field field:
                        names.TryAdd(field.ResponseName, field);
                        break;
                    case InlineFragment inline:
                        if (inline.TypeCondition is null || Applies(inline.TypeCondition.Name, root, context))
                            sets.Enqueue(inline.SelectionSet);
                        break;
                    case FragmentSpread spread:
                        if (visited.Add(spread.Name)
                            && context.Fragments.TryGetValue(spread.Name, out var fragment)
                            && Applies(fragment.TypeCondition.Name, root, context))
                        {
                            sets.Enqueue(fragment.SelectionSet);
                        }

                        break;
                }
            }
        }

        if (names.Count > 1)
            context.Report("A subscription has exactly one root field.", names.Values.Skip(1).Select(field => field.At));
        foreach (var field in names.Values.Where(field => field.Name.StartsWith("__", StringComparison.Ordinal)))
            context.Report("The root field of a subscription is not one of introspection.", field.At);
    }

    private static bool Applies(string condition, ObjectType root, ValidationContext context) =>
        context.Schema.FindType(condition) is CompositeType type && type.FindPossibleType(root.Name) is not null;
}

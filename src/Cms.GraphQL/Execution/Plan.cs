using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>
/// A validated operation made ready to run, for one set of values of the variables in its @skip and @include. Selections
/// of abstract types are worked out when a type is first met, and once for all places with the same fields.
/// </summary>
internal sealed class Plan
{
    private readonly FrozenDictionary<string, FragmentDefinition> _fragments;
    private readonly IReadOnlyDictionary<string, bool?> _conditions;
    private readonly ConcurrentDictionary<SelectionKey, PlanSelection> _selections = new();
    private long _constantCost = -1;

    public Plan(
        Schema schema,
        OperationDefinition operation,
        ObjectType rootType,
        FrozenDictionary<string, FragmentDefinition> fragments,
        IReadOnlyDictionary<string, bool?> conditions)
    {
        Schema = schema;
        _fragments = fragments;
        _conditions = conditions;
        Root = Collect(rootType, [operation.SelectionSet]);
    }

    public Schema Schema { get; }

    public PlanSelection Root { get; }

    /// <returns>What it may cost, or one more than the limit if that is exceeded.</returns>
    public long Cost(RunningRequest request, long limit)
    {
        if (Volatile.Read(ref _constantCost) is var known and >= 0)
            return known;
        var counter = new CostCounter(request, limit);
        var cost = counter.Count(Root);
        if (counter.IsConstant)
            Volatile.Write(ref _constantCost, cost);
        return cost;
    }

    /// <summary>What the merged fields <paramref name="nodes"/> ask of a value of <paramref name="type"/>.</summary>
    public PlanSelection Select(ObjectType type, ImmutableArray<Field> nodes) => _selections.GetOrAdd(
        new SelectionKey(type, nodes),
        static (key, plan) => plan.Collect(key.Type, key.Nodes.Select(node => node.SelectionSet!)),
        this);

    /// <remarks>GraphQL specification, September 2025, section 6.3.2, CollectFields.</remarks>
    private PlanSelection Collect(ObjectType type, IEnumerable<SelectionSet> sets)
    {
        var groups = new OrderedDictionary<string, ImmutableArray<Field>.Builder>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        FieldError? failure = null;
        foreach (var set in sets)
            Collect(set, type, groups, visited, ref failure);

        var fields = ImmutableArray.CreateBuilder<PlanField>(groups.Count);
        foreach (var (name, nodes) in groups)
        {
            // A field that the type lacks is a mistake which validation has refused; so none is missing here.
            if (Introspection.FindField(Schema, type, nodes[0].Name) is { } definition)
                fields.Add(new PlanField(this, type, name, definition, nodes.ToImmutable()));
        }

        return new PlanSelection(type, fields.ToArray(), failure);
    }

    private void Collect(
        SelectionSet set,
        ObjectType type,
        OrderedDictionary<string, ImmutableArray<Field>.Builder> groups,
        HashSet<string> visited,
        ref FieldError? failure)
    {
        foreach (var selection in set.Selections)
        {
            if (!IsIncluded(selection.Directives, ref failure))
                continue;
            switch (selection)
            {
                case Field field:
                    if (!groups.TryGetValue(field.ResponseName, out var nodes))
                        groups.Add(field.ResponseName, nodes = ImmutableArray.CreateBuilder<Field>(1));
                    nodes.Add(field);
                    break;
                case InlineFragment inline:
                    if (inline.TypeCondition is null || Applies(inline.TypeCondition.Name, type))
                        Collect(inline.SelectionSet, type, groups, visited, ref failure);
                    break;
                case FragmentSpread spread:
                    if (visited.Add(spread.Name)
                        && _fragments.TryGetValue(spread.Name, out var fragment)
                        && Applies(fragment.TypeCondition.Name, type))
                    {
                        Collect(fragment.SelectionSet, type, groups, visited, ref failure);
                    }

                    break;
            }
        }
    }

    private bool Applies(string condition, ObjectType type) =>
        Schema.FindType(condition) is CompositeType composite && composite.FindPossibleType(type.Name) is not null;

    private bool IsIncluded(ImmutableArray<Directive> directives, ref FieldError? failure)
    {
        foreach (var directive in directives)
        {
            if (directive.Name is not ("skip" or "include"))
                continue;
            bool? condition = directive.Arguments[0].Value switch
            {
                BooleanLiteral literal => literal.IsTrue,
                Variable variable => _conditions[variable.Name],
                _ => null,
            };
            if (condition is null)
                failure ??= new FieldError($"The condition of '@{directive.Name}' is null.", ErrorCodes.Argument);
            else if (condition == (directive.Name == "skip"))
                return false;
        }

        return true;
    }

    /// <summary>Type and fields, the fields compared one by one by identity.</summary>
    private readonly struct SelectionKey(ObjectType type, ImmutableArray<Field> nodes) : IEquatable<SelectionKey>
    {
        public ObjectType Type { get; } = type;

        public ImmutableArray<Field> Nodes { get; } = nodes;

        public bool Equals(SelectionKey other)
        {
            if (!ReferenceEquals(Type, other.Type) || Nodes.Length != other.Nodes.Length)
                return false;
            for (var i = 0; i < Nodes.Length; i++)
            {
                if (!ReferenceEquals(Nodes[i], other.Nodes[i]))
                    return false;
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is SelectionKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(RuntimeHelpers.GetHashCode(Type));
            foreach (var node in Nodes)
                hash.Add(RuntimeHelpers.GetHashCode(node));
            return hash.ToHashCode();
        }
    }
}

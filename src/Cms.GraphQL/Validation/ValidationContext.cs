using System.Collections.Frozen;
using System.Collections.Immutable;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Validation;

/// <summary>A variable used somewhere.</summary>
/// <param name="Type">What the place takes; null if unknown.</param>
/// <param name="HasDefault">Whether the place has a default of its own.</param>
/// <param name="IsInOneOf">Whether the place is a field of a oneOf input object.</param>
internal readonly record struct VariableUse(Variable Variable, GraphQLType? Type, bool HasDefault, bool IsInOneOf);

/// <summary>What rules know of the document, and of the place where the walk is.</summary>
internal sealed class ValidationContext
{
    private readonly List<GraphQLError> _errors = [];
    private readonly int _maxErrors;
    private readonly bool _suggests;
    private readonly Dictionary<Definition, List<VariableUse>> _uses = [];
    private readonly Dictionary<Definition, List<FragmentSpread>> _spreads = [];
    private readonly Dictionary<OperationDefinition, IReadOnlyList<Definition>> _reachable = [];

    public ValidationContext(Schema schema, Document document, int maxErrors, bool suggests)
    {
        Schema = schema;
        Document = document;
        _maxErrors = maxErrors;
        _suggests = suggests;
        Operations = [.. document.Definitions.OfType<OperationDefinition>()];
        Fragments = document.Definitions.OfType<FragmentDefinition>()
            .DistinctBy(fragment => fragment.Name)
            .ToFrozenDictionary(fragment => fragment.Name, StringComparer.Ordinal);
    }

    public Schema Schema { get; }

    public Document Document { get; }

    public ImmutableArray<OperationDefinition> Operations { get; }

    /// <summary>By name; the first one where a name repeats.</summary>
    public FrozenDictionary<string, FragmentDefinition> Fragments { get; }

    /// <summary>The type whose selection set the walk is in; null if unknown.</summary>
    public CompositeType? ParentType { get; set; }

    /// <summary>The field the walk is at; null if unknown.</summary>
    public FieldDefinition? Field { get; set; }

    /// <summary>What the value at hand should be; null if unknown.</summary>
    public GraphQLType? InputType { get; set; }

    /// <summary>Steps taken so far: nodes entered, spreads and uses of variables followed, fields compared. What a rule does at a
    /// node is bounded by the schema, so this is how the cost grows with the document.</summary>
    public long Work { get; set; }

    public bool IsFull => _errors.Count >= _maxErrors;

    public ImmutableArray<GraphQLError> Errors => [.. _errors];

    public void Report(string message, params IEnumerable<Location> at)
    {
        if (!IsFull)
            _errors.Add(new GraphQLError(message, ErrorCodes.Validation, [.. at]));
    }

    public void ReportBound(string message, Location at)
    {
        if (!IsFull)
            _errors.Add(new GraphQLError(message, ErrorCodes.Limit, [at]));
    }

    /// <summary>A question to append to a message, if a known name is near; empty where schemas are not to be told.</summary>
    public string Suggest(string name, IEnumerable<string> known) =>
        _suggests && !IsFull && Suggestions.Nearest(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    public void Note(Definition definition, VariableUse use) => Get(_uses, definition).Add(use);

    public void Note(Definition definition, FragmentSpread spread) => Get(_spreads, definition).Add(spread);

    /// <summary>The spreads that stand in a definition itself.</summary>
    public IReadOnlyList<FragmentSpread> SpreadsIn(Definition definition) => Get(_spreads, definition);

    /// <summary>An operation and all fragments it uses, however indirectly, each once.</summary>
    public IReadOnlyList<Definition> Reachable(OperationDefinition operation)
    {
        if (!_reachable.TryGetValue(operation, out var reachable))
            _reachable.Add(operation, reachable = Reachable([operation]));
        return reachable;
    }

    /// <summary>Definitions and all fragments they use, however indirectly, each once.</summary>
    public IReadOnlyList<Definition> Reachable(IEnumerable<Definition> definitions)
    {
        var found = definitions.ToList();
        var seen = new HashSet<Definition>();
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var spread in SpreadsIn(found[i]))
            {
                Work++;
                if (Fragments.TryGetValue(spread.Name, out var fragment) && seen.Add(fragment))
                    found.Add(fragment);
            }
        }

        return found;
    }

    /// <summary>The variables used by an operation, in fragments too.</summary>
    public IEnumerable<VariableUse> UsesOf(OperationDefinition operation)
    {
        foreach (var definition in Reachable(operation))
        {
            foreach (var use in Get(_uses, definition))
            {
                Work++;
                yield return use;
            }
        }
    }

    private static List<T> Get<T>(Dictionary<Definition, List<T>> lists, Definition definition)
    {
        if (!lists.TryGetValue(definition, out var list))
            lists.Add(definition, list = []);
        return list;
    }
}

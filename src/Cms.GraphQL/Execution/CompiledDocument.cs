using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;
using Cms.GraphQL.Validation;

namespace Cms.GraphQL.Execution;

/// <summary>A document that was parsed, counted and validated, with the plans made of it so far.</summary>
internal sealed class CompiledDocument
{
    private readonly FrozenDictionary<string, FragmentDefinition> _fragments;
    private readonly ImmutableArray<CompiledOperation> _operations;

    public CompiledDocument(Schema schema, Document document, FrozenDictionary<string, FragmentDefinition> fragments)
    {
        _fragments = fragments;
        _operations =
        [
            .. document.Definitions.OfType<OperationDefinition>()
                .Select(operation => new CompiledOperation(schema, operation, _fragments)),
        ];
    }

    /// <returns>Null, with an error, if the name does not tell which operation is meant.</returns>
    public CompiledOperation? Choose(string? name, out GraphQLError? error)
    {
        error = null;
        if (name is null && _operations.Length == 1)
            return _operations[0];
        var chosen = name is null ? null : _operations.FirstOrDefault(operation => operation.Definition.Name == name);
        if (chosen is null)
        {
            error = new GraphQLError(
                _operations.IsEmpty ? "The document has no operation."
                    : name is null
                    ? "The document has more than one operation; say which by 'operationName'."
                    : "The document has no operation of the name given as 'operationName'.",
                ErrorCodes.Operation,
                []);
        }

        return chosen;
    }
}

/// <summary>An operation, with a plan for each set of values of the variables in its conditions.</summary>
internal sealed class CompiledOperation
{
    /// <summary>Beyond, plans are made anew each time: only documents made to fill memory have so many.</summary>
    private const int MaxPlans = 64;

    private readonly Schema _schema;
    private readonly FrozenDictionary<string, FragmentDefinition> _fragments;
    private readonly ImmutableArray<string> _conditions;
    private readonly ConcurrentDictionary<string, Plan> _plans = new(StringComparer.Ordinal);

    public CompiledOperation(
        Schema schema, OperationDefinition definition, FrozenDictionary<string, FragmentDefinition> fragments)
    {
        _schema = schema;
        Definition = definition;
        _fragments = fragments;
        var survey = new OperationSurvey(definition, fragments);
        _conditions = survey.Conditions;
        AsksForSchema = survey.AsksForSchema;
    }

    public OperationDefinition Definition { get; }

    public bool AsksForSchema { get; }

    public Plan PlanFor(VariableValues variables)
    {
        var values = new Dictionary<string, bool?>(_conditions.Length);
        Span<char> key = stackalloc char[_conditions.Length];
        for (var i = 0; i < _conditions.Length; i++)
        {
            var value = variables.GetOrNull(_conditions[i]) as bool?;
            values[_conditions[i]] = value;
            key[i] = value switch { true => '1', false => '0', null => '-' };
        }

        var name = key.ToString();
        if (_plans.TryGetValue(name, out var plan))
            return plan;
        plan = new Plan(_schema, Definition, DocumentValidator.RootOf(_schema, Definition.Kind)!, _fragments, values);
        return _plans.Count < MaxPlans ? _plans.GetOrAdd(name, plan) : plan;
    }
}

/// <summary>Looks through an operation and its fragments, each once.</summary>
internal sealed class OperationSurvey
{
    private readonly SortedSet<string> _conditions = new(StringComparer.Ordinal);

    public OperationSurvey(OperationDefinition operation, FrozenDictionary<string, FragmentDefinition> fragments)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<SelectionSet>([operation.SelectionSet]);
        while (pending.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                foreach (var directive in selection.Directives)
                {
                    if (directive is { Name: "skip" or "include", Arguments: [{ Value: Variable variable }] })
                        _conditions.Add(variable.Name);
                }

                switch (selection)
                {
                    case Field field:
                        AsksForSchema |= field.Name is "__schema" or "__type";
                        if (field.SelectionSet is not null)
                            pending.Push(field.SelectionSet);
                        break;
                    case InlineFragment inline:
                        pending.Push(inline.SelectionSet);
                        break;
                    case FragmentSpread spread when visited.Add(spread.Name):
                        pending.Push(fragments[spread.Name].SelectionSet);
                        break;
                }
            }
        }
    }

    /// <summary>The variables in @skip and @include.</summary>
    public ImmutableArray<string> Conditions => [.. _conditions];

    public bool AsksForSchema { get; }
}

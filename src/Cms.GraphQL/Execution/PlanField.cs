using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>The fields asked of values of one object type, merged and in the order of the answer.</summary>
/// <param name="failure">Why nothing can be selected, if so.</param>
internal sealed class PlanSelection(ObjectType type, PlanField[] fields, FieldError? failure)
{
    public ObjectType Type { get; } = type;

    public PlanField[] Fields { get; } = fields;

    public FieldError? Failure { get; } = failure;

    public JsonEncodedText TypeName { get; } = JsonEncodedText.Encode(type.Name);
}

/// <summary>One key of an answer's object: a field with its arguments, and what is asked of its values.</summary>
internal sealed class PlanField
{
    private readonly Plan _plan;
    private readonly ConcurrentDictionary<ObjectType, PlanSelection>? _selections;
    private PlanSelection? _selection;
    private FrozenSet<string>? _askedNames;

    public PlanField(
        Plan plan, ObjectType parent, string responseName, FieldDefinition definition, ImmutableArray<Field> nodes)
    {
        _plan = plan;
        Parent = parent;
        ResponseName = responseName;
        Key = JsonEncodedText.Encode(responseName);
        Definition = definition;
        Nodes = nodes;
        Composite = definition.Type.Named as CompositeType;
        if (Composite is { IsAbstract: true })
            _selections = new ConcurrentDictionary<ObjectType, PlanSelection>();

        if (!nodes[0].Arguments.Any(argument => HasVariables(argument.Value)))
        {
            ConstantProblem = LiteralReader.ReadArguments(
                definition.Arguments, nodes[0].Arguments, VariableValues.None, out var arguments, out _);
            ConstantArguments = arguments;
        }
    }

    public ObjectType Parent { get; }

    public string ResponseName { get; }

    public JsonEncodedText Key { get; }

    public FieldDefinition Definition { get; }

    public ImmutableArray<Field> Nodes { get; }

    /// <summary>The type of its values without lists, if they have fields.</summary>
    public CompositeType? Composite { get; }

    public bool IsTypeName => ReferenceEquals(Definition, Introspection.TypeNameField);

    /// <summary>The arguments, if they are the same for every request.</summary>
    public InputValues? ConstantArguments { get; }

    public string? ConstantProblem { get; }

    /// <summary>The names of all fields asked of its values, on whatever type.</summary>
    public FrozenSet<string> AskedNames => _askedNames ??= Composite is null
        ? FrozenSet<string>.Empty
        : Composite.PossibleTypes
            .SelectMany(type => SelectionOf(type).Fields)
            .Select(asked => asked.Definition.Name)
            .ToFrozenSet(StringComparer.Ordinal);

    public PlanSelection SelectionOf(ObjectType type)
    {
        if (_selections is null)
            return _selection ??= _plan.Select(type, Nodes);
        return _selections.GetOrAdd(type, static (type, field) => field._plan.Select(type, field.Nodes), this);
    }

    private static bool HasVariables(Value value) => value switch
    {
        Variable => true,
        ListLiteral list => list.Items.Any(HasVariables),
        ObjectLiteral map => map.Fields.Any(field => HasVariables(field.Value)),
        _ => false,
    };
}

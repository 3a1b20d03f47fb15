using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>What a request asks of a field's values, so that a loader fetches no more than that.</summary>
public sealed class FieldSelection
{
    private readonly RunningRequest _execution;
    private readonly PlanField _plan;

    internal FieldSelection(RunningRequest execution, PlanField plan)
    {
        _execution = execution;
        _plan = plan;
    }

    /// <summary>Whether the field is asked for, on any type the values can have; aliases do not matter.</summary>
    public bool Asks(string field) => _plan.AskedNames.Contains(field);

    /// <summary>The first use of the field, on any type the values can have; null if it is not asked for.</summary>
    public SelectedField? Find(string field) =>
        Asks(field) ? Fields.FirstOrDefault(selected => selected.Definition.Name == field) : null;

    /// <summary>All fields asked for, type by type in the order of the answer; <c>__typename</c> is not among them.</summary>
    public IEnumerable<SelectedField> Fields
    {
        get
        {
            if (_plan.Composite is not { } composite)
                yield break;
            foreach (var type in composite.PossibleTypes)
            {
                foreach (var selected in On(type))
                    yield return selected;
            }
        }
    }

    /// <summary>The fields asked for of values of one type, in the order of the answer.</summary>
    public IEnumerable<SelectedField> On(ObjectType type)
    {
        foreach (var field in _plan.SelectionOf(type).Fields)
        {
            if (!field.IsTypeName)
                yield return new SelectedField(_execution, field);
        }
    }
}

/// <summary>One field asked for.</summary>
public sealed class SelectedField
{
    private readonly RunningRequest _execution;
    private readonly PlanField _plan;

    internal SelectedField(RunningRequest execution, PlanField plan)
    {
        _execution = execution;
        _plan = plan;
    }

    /// <summary>The field.</summary>
    public FieldDefinition Definition => _plan.Definition;

    /// <summary>The object type whose field it is.</summary>
    public ObjectType ParentType => _plan.Parent;

    /// <summary>The key in the answer.</summary>
    public string ResponseName => _plan.ResponseName;

    /// <summary>The arguments, read and checked; none if they cannot be read (the field then fails by itself).</summary>
    public InputValues Arguments => _execution.ReadArguments(_plan, out _);

    /// <summary>What is asked of its values.</summary>
    public FieldSelection Selection => new(_execution, _plan);
}

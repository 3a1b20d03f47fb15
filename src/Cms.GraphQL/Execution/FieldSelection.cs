using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>What a request asks of a field's values, so that a loader fetches no more than that.</summary>
public sealed class FieldSelection
{
    private readonly RunningRequest _execution;
    private readonly PlanField[] _places;
    private object? _tag;
    private bool _asksOnlyTagged;

    internal FieldSelection(RunningRequest execution, PlanField[] places)
    {
        _execution = execution;
        _places = places;
    }

    /// <summary>Whether the field is asked for, on any type the values can have; aliases do not matter.</summary>
    public bool Asks(string field)
    {
        foreach (var place in _places)
        {
            if (place.AskedNames.Contains(field))
                return true;
        }

        return false;
    }

    /// <summary>Whether nothing is asked for but fields with this tag (<see cref="FieldDefinition.Tag"/>) and, below them, such fields again.</summary>
    public bool AsksOnly(object tag)
    {
        if (!ReferenceEquals(_tag, tag))
            (_tag, _asksOnlyTagged) = (tag, Array.TrueForAll(_places, place => AsksOnly(place, tag)));
        return _asksOnlyTagged;
    }

    private static bool AsksOnly(PlanField place, object tag)
    {
        foreach (var type in place.Composite?.PossibleTypes ?? [])
        {
            foreach (var field in place.SelectionOf(type).Fields)
            {
                if (!field.IsTypeName && !(ReferenceEquals(field.Definition.Tag, tag) && AsksOnly(field, tag)))
                    return false;
            }
        }

        return true;
    }

    /// <summary>The field, on any type the values can have; null if it is not asked for. Its arguments are those of the first
    /// use, its selection is that of all uses.</summary>
    public SelectedField? Find(string field)
    {
        if (!Asks(field))
            return null;
        var uses = _places
            .SelectMany(place => place.Composite?.PossibleTypes.SelectMany(type => place.SelectionOf(type).Fields) ?? [])
            .Where(use => use.Definition.Name == field)
            .Distinct()
            .ToArray();
        return uses.Length == 0 || uses[0].IsTypeName ? null : new SelectedField(_execution, uses);
    }

    /// <summary>All fields asked for, type by type in the order of the answer; <c>__typename</c> is not among them.</summary>
    public IEnumerable<SelectedField> Fields => _places[0].Composite?.PossibleTypes.SelectMany(On) ?? [];

    /// <summary>The fields asked for of values of one type, in the order of the answer.</summary>
    public IEnumerable<SelectedField> On(ObjectType type) => _places
        .SelectMany(place => place.SelectionOf(type).Fields)
        .Where(field => !field.IsTypeName)
        .Distinct()
        .Select(field => new SelectedField(_execution, [field]));
}

/// <summary>One field asked for.</summary>
public sealed class SelectedField
{
    private readonly RunningRequest _execution;
    private readonly PlanField[] _uses;

    internal SelectedField(RunningRequest execution, PlanField[] uses)
    {
        _execution = execution;
        _uses = uses;
    }

    /// <summary>The field.</summary>
    public FieldDefinition Definition => _uses[0].Definition;

    /// <summary>The object type whose field it is.</summary>
    public ObjectType ParentType => _uses[0].Parent;

    /// <summary>The key in the answer.</summary>
    public string ResponseName => _uses[0].ResponseName;

    /// <summary>The arguments, read and checked; none if they cannot be read (the field then fails by itself).</summary>
    public InputValues Arguments => _execution.ReadArguments(_uses[0], out _);

    /// <summary>What is asked of its values.</summary>
    public FieldSelection Selection => new(_execution, _uses);
}

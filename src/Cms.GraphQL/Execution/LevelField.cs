using System.Collections;
using System.Text.Json;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>A field that loads, with its arguments: one call serves every place of the level where just that is asked for,
/// under whatever alias and below whatever parent.</summary>
internal sealed class LevelField(RunningRequest request, Frame frame, Column column)
{
    private readonly List<(Frame Frame, Column Column)> _places = [(frame, column)];
    private FieldContext? _context;
    private List<object>? _distinct;
    private Dictionary<object, int>? _rows;
    private object?[]? _values;
    private FieldError?[]? _errors;
    private FieldError? _failure;

    public FieldResolver Resolver => column.Field.Definition.Resolver;

    public FieldContext Context => _context ??= _places.Count == 1
        ? column.Context
        : new FieldContext(request, [.. _places.Select(place => place.Column.Field).Distinct()], column.Context.Arguments);

    /// <summary>The parents of all places, each object once.</summary>
    public IReadOnlyList<object> Parents => _distinct ?? frame.Parents;

    public IEnumerable<Column> Columns => _places.Select(place => place.Column);

    /// <returns>False if it is another field, or the arguments differ.</returns>
    public bool TryAdd(Frame otherFrame, Column other)
    {
        if (!ReferenceEquals(other.Field.Definition, column.Field.Definition)
            || !SameArguments(other.Context.Arguments, column.Context.Arguments))
            return false;
        if (_rows is null)
        {
            _rows = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
            _distinct = [];
            AddParents(frame);
        }

        AddParents(otherFrame);
        _places.Add((otherFrame, other));
        return true;
    }

    /// <exception cref="InvalidOperationException">There is not one result for each parent.</exception>
    public void Take(IReadOnlyList<FieldResult> results)
    {
        if (results.Count != Parents.Count)
        {
            throw new InvalidOperationException(
                $"{column.Field.Parent}.{column.Field.Definition.Name} gave {results.Count} results for {Parents.Count} parents.");
        }

        for (var i = 0; i < results.Count; i++)
            Take(i, results[i]);
    }

    public void Take(int row, FieldResult result)
    {
        _values ??= new object?[Parents.Count];
        _values[row] = _places.Count > 1 && column.Field.Definition.Type.Nullable is ListType ? Reusable(result.Value) : result.Value;
        if (result.Error is { } error)
            (_errors ??= new FieldError?[Parents.Count])[row] = error;
    }

    /// <summary>The whole field has failed.</summary>
    public void Fail(FieldError error) => _failure = error;

    /// <summary>Gives every place its values.</summary>
    public void Distribute()
    {
        foreach (var (place, target) in _places)
        {
            if (_failure is not null)
            {
                target.Values = new object?[place.Parents.Count];
                Array.Fill(target.Values, _failure);
            }
            else if (_rows is null)
            {
                target.Values = _values ?? [];
                target.Errors = _errors;
            }
            else
            {
                target.Values = [.. place.Parents.Select(parent => _values![_rows[parent]])];
                target.Errors = _errors is null ? null : [.. place.Parents.Select(parent => _errors[_rows[parent]])];
            }
        }
    }

    private void AddParents(Frame from)
    {
        foreach (var parent in from.Parents)
        {
            if (_rows!.TryAdd(parent, _distinct!.Count))
                _distinct.Add(parent);
        }
    }

    /// <summary>A list that is still to be worked out would be worked out once for each place.</summary>
    private static object? Reusable(object? value) =>
        value is IEnumerable items and not string and not IReadOnlyList<object?> and not ICollection ? items.Cast<object?>().ToArray() : value;

    private static bool SameArguments(InputValues one, InputValues other)
    {
        if (ReferenceEquals(one, other))
            return true;
        return one.Count == other.Count
            && one.Zip(other).All(pair => pair.First.Key == pair.Second.Key && SameValue(pair.First.Value, pair.Second.Value));
    }

    private static bool SameValue(object? one, object? other) => (one, other) switch
    {
        (InputValues a, InputValues b) => SameArguments(a, b),
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => a.Count == b.Count && a.Zip(b).All(pair => SameValue(pair.First, pair.Second)),
        (JsonElement a, JsonElement b) => a.ValueKind == b.ValueKind && a.GetRawText() == b.GetRawText(),
        _ => Equals(one, other),
    };
}

using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>
/// Writes loaded frames as JSON. It writes as if nothing could go wrong; if null turns up where it is excluded, it notes
/// which position must be null for it, and the caller writes once more.
/// </summary>
/// <remarks>GraphQL specification, September 2025, sections 6.4.3 and 6.4.4. Positions are numbered in the order of writing.</remarks>
internal sealed class AnswerWriter(RunningRequest request, Utf8JsonWriter writer, int maxErrors)
{
    private readonly List<GraphQLError> _errors = [];
    private readonly List<PathStep> _path = [];
    private readonly Dictionary<int, int> _nulls = [];
    private int _position;
    private bool _isSecondTime;

    /// <summary>A key of an object, or an index of a list where there is no key.</summary>
    private readonly record struct PathStep(string? Key, int Index);

    private enum Written
    {
        Value,
        Null,
        NullWithError,

        /// <summary>Something below is null that must not be; what was written is void.</summary>
        Void,
    }

    /// <summary>What went wrong, in the order of the answer.</summary>
    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>Writes the root object.</summary>
    /// <returns>False if it must be null.</returns>
    public bool TryWrite(Frame root) => WriteObject(new ObjectAt(root, 0)) != Written.Void;

    /// <summary>Whether what was written is void, so that it must be written once more.</summary>
    public bool MustRepeat => _nulls.Count > 0;

    /// <summary>Prepares for writing the same again, knowing now what is null.</summary>
    public void Repeat()
    {
        _isSecondTime = true;
        _position = 0;
        _path.Clear();
    }

    private Written WriteObject(ObjectAt at)
    {
        request.CancellationToken.ThrowIfCancellationRequested();
        writer.WriteStartObject();
        foreach (var column in at.Frame.Columns)
        {
            writer.WritePropertyName(column.Field.Key);
            if (column.Field.IsTypeName)
            {
                writer.WriteStringValue(at.Frame.Selection.TypeName);
                continue;
            }

            _path.Add(new PathStep(column.Field.ResponseName, 0));
            var isGood = WriteField(at, column);
            _path.RemoveAt(_path.Count - 1);
            if (!isGood)
            {
                writer.WriteEndObject();
                return Written.Void;
            }
        }

        writer.WriteEndObject();
        return Written.Value;
    }

    /// <returns>False if the object around it must be null.</returns>
    private bool WriteField(ObjectAt at, Column column)
    {
        var type = column.Field.Definition.Type;
        var next = 0;
        if (column.ArgumentError is not null)
            return WritePosition(type, column.ArgumentError, column, ref next);

        if (column.Values is { } values)
        {
            if (column.Errors?[at.Row] is { } error)
            {
                if (values[at.Row] is null)
                    return WritePosition(type, error, column, ref next);
                Report(error, column);
            }

            next = column.First?[at.Row] ?? 0;
            return WritePosition(type, values[at.Row], column, ref next);
        }

        var parent = at.Frame.Parents[at.Row];
        return WritePosition(type, column.Field.Definition.Resolver is LeafResolver ? parent : Resolve(column, parent), column, ref next);
    }

    private object? Resolve(Column column, object parent)
    {
        try
        {
            return ((ValueResolver)column.Field.Definition.Resolver).Resolve(parent, column.Context);
        }
        catch (Exception exception) when (!request.IsOver(exception))
        {
            return request.Failed(exception, column.Context);
        }
    }

    /// <summary>Writes one value at a place that may or may not be null.</summary>
    /// <param name="next">Number of the column's next object.</param>
    /// <returns>False if what is around it must be null.</returns>
    private bool WritePosition(GraphQLType type, object? value, Column column, ref int next)
    {
        var position = _position++;
        var first = next;
        if (_isSecondTime && _nulls.TryGetValue(position, out var end))
        {
            _position = end;
            next = first + CountObjects(type, value);
            writer.WriteNullValue();
            return true;
        }

        var written = WriteValue(type.Nullable, value, column, ref next);
        if (written == Written.Value)
            return true;
        if (type.IsNonNull)
        {
            if (written == Written.Null)
                Report(new FieldError($"The server found nothing for '{column.Field.Definition.Name}', which excludes null.", ErrorCodes.NonNull), column);
            return false;
        }

        if (written == Written.Void)
        {
            _nulls.Add(position, _position);
            next = first + CountObjects(type, value);
        }

        return true;
    }

    private Written WriteValue(GraphQLType type, object? value, Column column, ref int next)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return Written.Null;
            case FieldError error:
                return WriteError(error, column);
        }

        if (type is ListType list)
            return WriteList(list, value, column, ref next);
        return type is CompositeType ? WriteObject(column.Objects[next++]) : WriteLeaf(type, value, column);
    }

    private Written WriteList(ListType type, object value, Column column, ref int next)
    {
        if (value is string || value is not IEnumerable items)
            return WriteError(new FieldError("A list was expected of the server.", ErrorCodes.Value), column);
        if (items is not ICollection && TryWorkOut(items, column, out items) is { } failure)
            return WriteError(failure, column);

        writer.WriteStartArray();
        var isGood = true;
        if (items is IReadOnlyList<object?> list)
        {
            for (var i = 0; i < list.Count && isGood; i++)
                isGood = WriteItem(type, i, list[i], column, ref next);
        }
        else
        {
            var i = 0;
            foreach (var item in items)
            {
                isGood = WriteItem(type, i++, item, column, ref next);
                if (!isGood)
                    break;
            }
        }

        writer.WriteEndArray();
        return isGood ? Written.Value : Written.Void;
    }

    /// <summary>Works out a list before anything of it is written, since that may fail.</summary>
    private FieldError? TryWorkOut(IEnumerable items, Column column, out IEnumerable list)
    {
        list = items;
        if (items is IReadOnlyList<object?>)
            return null;
        try
        {
            list = items.Cast<object?>().ToArray();
            return null;
        }
        catch (Exception exception) when (!request.IsOver(exception))
        {
            return request.Failed(exception, column.Context);
        }
    }

    private bool WriteItem(ListType type, int index, object? item, Column column, ref int next)
    {
        _path.Add(new PathStep(null, index));
        var isGood = WritePosition(type.Item, item, column, ref next);
        _path.RemoveAt(_path.Count - 1);
        return isGood;
    }

    private Written WriteLeaf(GraphQLType type, object value, Column column)
    {
        var before = writer.BytesCommitted + writer.BytesPending;
        try
        {
            if (column.Field.Definition.Resolver is LeafResolver direct)
            {
                if (direct.Write(writer, value))
                    return Written.Value;
                writer.WriteNullValue();
                return Written.Null;
            }

            var isWritten = type is EnumType enumeration
                ? enumeration.TryWrite(writer, value)
                : ((ScalarType)type).TryWrite(writer, value);
            return isWritten
                ? Written.Value
                : WriteError(new FieldError($"The server found a value that '{type}' cannot express.", ErrorCodes.Value), column);
        }
        catch (Exception exception) when (!request.IsOver(exception))
        {
            var error = request.Failed(exception, column.Context);
            if (writer.BytesCommitted + writer.BytesPending == before)
                return WriteError(error, column);
            Report(error, column);
            return Written.Void;
        }
    }

    private Written WriteError(FieldError error, Column column)
    {
        Report(error, column);
        writer.WriteNullValue();
        return Written.NullWithError;
    }

    private void Report(FieldError error, Column column)
    {
        if (_isSecondTime || _errors.Count >= maxErrors)
            return;
        _errors.Add(new GraphQLError(
            error.Message, error.Code, [.. column.Field.Nodes.Select(node => node.At)], [.. _path.Select(step => step.Key ?? (object)step.Index)])
        {
            Extensions = error.Extensions,
        });
    }

    /// <summary>How many objects of the column the value holds; meaningless, and unused, for leaves.</summary>
    private static int CountObjects(GraphQLType type, object? value)
    {
        if (value is null or FieldError)
            return 0;
        return type.Nullable is ListType listType && value is IReadOnlyList<object?> list
            ? list.Sum(item => CountObjects(listType.Item, item))
            : 1;
    }
}

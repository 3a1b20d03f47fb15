using System.Collections;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>
/// Loads an operation level by level: everything that comes from parents at once, then one call for each field of the
/// level that loads, with all parents, and one for all fields that share a loader.
/// </summary>
internal sealed class LevelLoader(RunningRequest request, bool isConcurrent, long maxObjects)
{
    private readonly Stack<Frame> _ready = [];
    private List<LevelField> _level = [];
    private long _objects;

    /// <exception cref="TooManyObjectsException">Lists give more than they promised, or promised nothing (as those of introspection).</exception>
    public async ValueTask<Frame> LoadAsync(PlanSelection root, object parent, bool isSerial)
    {
        var frame = Open(root);
        frame.Parents.Add(parent);
        if (!isSerial)
        {
            _ready.Push(frame);
            await LoadLevelsAsync();
            return frame;
        }

        foreach (var column in frame.Columns)
        {
            Start(frame, column);
            if (column is { Values: null, ArgumentError: null, Field.IsTypeName: false })
                LoadNow(frame, column);
            await LoadLevelsAsync();
        }

        return frame;
    }

    private async ValueTask LoadLevelsAsync()
    {
        while (true)
        {
            while (_ready.TryPop(out var frame))
            {
                foreach (var column in frame.Columns)
                    Start(frame, column);
            }

            if (_level.Count == 0)
                return;
            var level = _level;
            _level = [];
            if (isConcurrent && level.Count > 1)
                await LoadTogetherAsync(level);
            else
                await LoadInTurnAsync(level);
            foreach (var field in level)
            {
                field.Distribute();
                foreach (var column in field.Columns)
                    OpenObjects(column);
            }
        }
    }

    private async ValueTask LoadTogetherAsync(List<LevelField> level)
    {
        var pending = new List<Task>();
        foreach (var field in level.Where(field => field.Resolver is LevelResolver))
            Wait(LoadAsync(field));
        foreach (var shared in SharedOf(level))
            Wait(shared.Key.LoadAsync([.. shared], request));
        await Task.WhenAll(pending);

        void Wait(ValueTask load)
        {
            if (!load.IsCompletedSuccessfully)
                pending.Add(load.AsTask());
        }
    }

    private async ValueTask LoadInTurnAsync(List<LevelField> level)
    {
        foreach (var field in level)
        {
            if (field.Resolver is LevelResolver)
                await LoadAsync(field);
        }

        foreach (var shared in SharedOf(level))
        {
            request.CancellationToken.ThrowIfCancellationRequested();
            await shared.Key.LoadAsync([.. shared], request);
        }
    }

    private static IEnumerable<IGrouping<SharedLoader, LevelField>> SharedOf(List<LevelField> level) =>
        level.Where(field => field.Resolver is SharedResolver).GroupBy(field => ((SharedResolver)field.Resolver).Loader);

    private Frame Open(PlanSelection selection)
    {
        var columns = new Column[selection.Fields.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var field = selection.Fields[i];
            var arguments = request.ReadArguments(field, out var error);
            request.IsVolatile |= field.Definition.IsVolatile;
            columns[i] = new Column(field, new FieldContext(request, field, arguments), error);
        }

        return new Frame(selection, [], columns);
    }

    private void Start(Frame frame, Column column)
    {
        request.CancellationToken.ThrowIfCancellationRequested();
        if (column.ArgumentError is not null)
            return;
        if (column.Field.Definition.Resolver is LevelResolver or SharedResolver)
            AddToLevel(frame, column);
        else if (column.Field.Composite is not null)
            LoadNow(frame, column);
    }

    private void AddToLevel(Frame frame, Column column)
    {
        foreach (var field in _level)
        {
            if (field.TryAdd(frame, column))
                return;
        }

        _level.Add(new LevelField(request, frame, column));
    }

    /// <summary>Takes the column's values from the parents.</summary>
    private void LoadNow(Frame frame, Column column)
    {
        if (column.Field.Definition.Resolver is not ValueResolver resolver)
            return;
        var values = new object?[frame.Parents.Count];
        for (var i = 0; i < values.Length; i++)
        {
            try
            {
                values[i] = resolver.Resolve(frame.Parents[i], column.Context);
            }
            catch (Exception exception) when (!request.IsOver(exception))
            {
                values[i] = request.Failed(exception, column.Context);
            }
        }

        column.Values = values;
        OpenObjects(column);
    }

    private async ValueTask LoadAsync(LevelField field)
    {
        request.CancellationToken.ThrowIfCancellationRequested();
        try
        {
            field.Take(await ((LevelResolver)field.Resolver).Load(field.Context, field.Parents));
        }
        catch (Exception exception) when (!request.IsOver(exception))
        {
            field.Fail(request.Failed(exception, field.Context));
        }
    }

    /// <summary>Makes frames of the objects among the column's values, which are ready to be loaded next.</summary>
    private void OpenObjects(Column column)
    {
        if (column.Field.Composite is not { } composite)
            return;
        var values = column.Values!;
        var first = new int[values.Length];
        var frames = new List<Frame>(1);
        for (var i = 0; i < values.Length; i++)
        {
            first[i] = column.Objects.Count;
            try
            {
                values[i] = OpenValue(column.Field.Definition.Type, values[i], column, composite, frames);
            }
            catch (Exception exception) when (exception is not TooManyObjectsException && !request.IsOver(exception)) // of a list worked out only now, or of ResolveType
            {
                values[i] = request.Failed(exception, column.Context);
            }
        }

        column.First = first;
        for (var i = frames.Count - 1; i >= 0; i--)
            _ready.Push(frames[i]);
    }

    /// <returns>The value as the answer's writer wants it: lists readable by index, and errors where a type is unknown.</returns>
    private object? OpenValue(GraphQLType type, object? value, Column column, CompositeType composite, List<Frame> frames)
    {
        if (value is null or FieldError)
            return value;
        if (type.Nullable is ListType listType)
        {
            if (value is string || value is not IEnumerable items)
                return new FieldError("A list was expected of the server.", ErrorCodes.Value);
            var list = value as IReadOnlyList<object?> ?? items.Cast<object?>().ToArray();
            object?[]? copy = null;
            for (var i = 0; i < list.Count; i++)
            {
                var item = list[i];
                var opened = OpenValue(listType.Item, item, column, composite, frames);
                if (!ReferenceEquals(opened, item))
                    (copy ??= [.. list])[i] = opened;
            }

            return copy ?? list;
        }

        if (TypeOf(composite, value) is not { } objectType)
            return new FieldError("The server could not tell the type of an object.", ErrorCodes.Value);
        if (FrameOf(objectType, frames) is not { } frame)
        {
            var selection = column.Field.SelectionOf(objectType);
            if (selection.Failure is not null)
                return selection.Failure;
            frames.Add(frame = Open(selection));
        }

        if (++_objects > maxObjects)
            throw new TooManyObjectsException();
        column.Objects.Add(new ObjectAt(frame, frame.Parents.Count));
        frame.Parents.Add(value);
        return value;
    }

    private static Frame? FrameOf(ObjectType type, List<Frame> frames)
    {
        foreach (var frame in frames)
        {
            if (ReferenceEquals(frame.Selection.Type, type))
                return frame;
        }

        return null;
    }

    private static ObjectType? TypeOf(CompositeType type, object value)
    {
        if (type is ObjectType objectType)
            return objectType;
        var resolve = type switch
        {
            InterfaceType candidate => candidate.ResolveType,
            UnionType candidate => candidate.ResolveType,
            _ => null,
        };
        var name = resolve is not null
            ? resolve(value)
            : (value as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("__typename") as string;
        return name is null ? null : type.FindPossibleType(name);
    }
}

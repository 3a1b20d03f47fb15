using System.Text.Json;

namespace Cms.GraphQL.Execution;

/// <summary>Loads a field for all parents of a level at once.</summary>
/// <param name="context">Arguments, request state and what is asked of the values.</param>
/// <param name="parents">Every object of the level that has the field, across lists; repeats are possible.</param>
/// <returns>One result for each parent, in the same order.</returns>
public delegate ValueTask<IReadOnlyList<FieldResult>> BatchResolver(FieldContext context, IReadOnlyList<object> parents);

/// <summary>Writes a leaf straight to the answer: exactly one JSON value and true, or nothing and false for null.</summary>
public delegate bool LeafWriter(Utf8JsonWriter writer, object parent);

/// <summary>How a field finds its values; one of four kinds.</summary>
public abstract class FieldResolver
{
    private protected FieldResolver()
    {
    }

    /// <summary>The same for parents that lead to the one it expects, or to none.</summary>
    internal abstract FieldResolver Lift(Func<object, object?> toParent);
}

/// <summary>Takes the value from the parent, at once.</summary>
internal sealed class ValueResolver(Func<object, FieldContext, object?> resolve) : FieldResolver
{
    /// <summary>What a field does that was given no resolver: look its name up in a parent that is a dictionary.</summary>
    public static ValueResolver Dictionary { get; } = new(static (parent, context) =>
        parent is IReadOnlyDictionary<string, object?> map ? map.GetValueOrDefault(context.Field.Name) : null);

    public Func<object, FieldContext, object?> Resolve { get; } = resolve;

    internal override FieldResolver Lift(Func<object, object?> toParent) =>
        new ValueResolver((parent, context) => toParent(parent) is { } inner ? Resolve(inner, context) : null);
}

/// <summary>Writes the value of a leaf from the parent.</summary>
internal sealed class LeafResolver(LeafWriter write) : FieldResolver
{
    public LeafWriter Write { get; } = write;

    internal override FieldResolver Lift(Func<object, object?> toParent) =>
        new LeafResolver((writer, parent) => toParent(parent) is { } inner && Write(writer, inner));
}

/// <summary>Loads the values of a whole level.</summary>
internal sealed class LevelResolver(BatchResolver load) : FieldResolver
{
    public BatchResolver Load { get; } = load;

    internal override FieldResolver Lift(Func<object, object?> toParent) => new LevelResolver(async (context, parents) =>
    {
        var inner = parents.Select(toParent).ToArray();
        var there = inner.OfType<object>().ToArray();
        var results = there.Length == 0 ? [] : await Load(context, there);
        var next = 0;
        return [.. inner.Select(parent => parent is null ? FieldResult.Null : results[next++])];
    });
}

/// <summary>Loads by keys, together with the other fields of the level that use the same loader.</summary>
internal abstract class SharedResolver(SharedLoader loader) : FieldResolver
{
    public SharedLoader Loader { get; } = loader;
}

/// <inheritdoc/>
internal sealed class SharedResolver<TKey, TValue>(
    SharedLoader<TKey, TValue> loader,
    Func<FieldContext, object, IEnumerable<TKey>> keys,
    Func<FieldContext, object, IReadOnlyDictionary<TKey, TValue>, FieldResult> give) : SharedResolver(loader)
    where TKey : notnull
{
    public Func<FieldContext, object, IEnumerable<TKey>> Keys { get; } = keys;

    public Func<FieldContext, object, IReadOnlyDictionary<TKey, TValue>, FieldResult> Give { get; } = give;

    internal override FieldResolver Lift(Func<object, object?> toParent) => new SharedResolver<TKey, TValue>(
        (SharedLoader<TKey, TValue>)Loader,
        (context, parent) => toParent(parent) is { } inner ? Keys(context, inner) : [],
        (context, parent, found) => toParent(parent) is { } inner ? Give(context, inner, found) : FieldResult.Null);
}

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
}

/// <summary>Takes the value from the parent, at once.</summary>
internal sealed class ValueResolver(Func<object, FieldContext, object?> resolve) : FieldResolver
{
    /// <summary>What a field does that was given no resolver: look its name up in a parent that is a dictionary.</summary>
    public static ValueResolver Dictionary { get; } = new(static (parent, context) =>
        parent is IReadOnlyDictionary<string, object?> map ? map.GetValueOrDefault(context.Field.Name) : null);

    public Func<object, FieldContext, object?> Resolve { get; } = resolve;
}

/// <summary>Writes the value of a leaf from the parent.</summary>
internal sealed class LeafResolver(LeafWriter write) : FieldResolver
{
    public LeafWriter Write { get; } = write;
}

/// <summary>Loads the values of a whole level.</summary>
internal sealed class LevelResolver(BatchResolver load) : FieldResolver
{
    public BatchResolver Load { get; } = load;
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
}

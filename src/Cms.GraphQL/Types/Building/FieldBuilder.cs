using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types.Building;

/// <summary>Declares one field.</summary>
public sealed class FieldBuilder
{
    internal FieldBuilder(string name, TypeReference type)
    {
        Name = name;
        Type = type;
    }

    internal string Name { get; }

    internal TypeReference Type { get; set; }

    internal string? Description { get; private set; }

    internal string? DeprecationReason { get; private set; }

    internal List<InputBuilder> Arguments { get; } = [];

    internal FieldResolver Resolver { get; private set; } = ValueResolver.Dictionary;

    internal Func<InputValues, long>? Multiplier { get; private set; }

    internal bool IsVolatile { get; private set; }

    internal object? Mark { get; private set; }

    /// <summary>Explains the field to readers of the schema.</summary>
    public FieldBuilder Describe(string? description)
    {
        Description = description;
        return this;
    }

    /// <summary>Says that the field should no longer be used, and what to use instead.</summary>
    public FieldBuilder Deprecate(string? reason)
    {
        DeprecationReason = reason;
        return this;
    }

    /// <summary>Adds an argument.</summary>
    /// <param name="name">Unique within the field.</param>
    /// <param name="type">For example <c>[String!]</c>.</param>
    /// <param name="defaultValue">A literal as in a document, for example <c>20</c> or <c>DESC</c>.</param>
    /// <param name="description">For readers of the schema.</param>
    /// <param name="deprecationReason">Why it should no longer be used.</param>
    public FieldBuilder Argument(
        string name, string type, string? defaultValue = null, string? description = null, string? deprecationReason = null)
    {
        Arguments.Add(InputBuilder.Read(name, type, defaultValue, description).Deprecate(deprecationReason));
        return this;
    }

    /// <summary>Takes the value from the parent, at once; null and <see cref="FieldError"/> are possible results.</summary>
    public FieldBuilder Resolve(Func<object, FieldContext, object?> resolve)
    {
        Resolver = new ValueResolver(resolve);
        return this;
    }

    /// <summary>Takes the value from the parent, at once.</summary>
    public FieldBuilder Resolve<TParent>(Func<TParent, object?> resolve) where TParent : class =>
        Resolve((parent, _) => resolve((TParent)parent));

    /// <summary>Writes the value of a leaf from the parent, without boxing it.</summary>
    public FieldBuilder Write(LeafWriter write)
    {
        Resolver = new LeafResolver(write);
        return this;
    }

    /// <summary>Loads the values for all parents of a level at once.</summary>
    public FieldBuilder Batch(BatchResolver load)
    {
        Resolver = new LevelResolver(load);
        return this;
    }

    /// <summary>Loads by keys, in one call with all fields of the level that use the same loader.</summary>
    /// <param name="loader">The one instance that these fields share.</param>
    /// <param name="keys">What one parent needs.</param>
    /// <param name="give">Makes the result of one parent from all that was found for the level: take no more than that parent's.</param>
    public FieldBuilder Load<TKey, TValue>(
        SharedLoader<TKey, TValue> loader,
        Func<FieldContext, object, IEnumerable<TKey>> keys,
        Func<FieldContext, object, IReadOnlyDictionary<TKey, TValue>, FieldResult> give)
        where TKey : notnull
    {
        Resolver = new SharedResolver<TKey, TValue>(loader, keys, give);
        return this;
    }

    /// <summary>Says that the value may change by itself, with the clock, or depends on who asks and not only on what they may
    /// read: <see cref="ExecutionOutcome.IsVolatile"/> then keeps an endpoint from answering others with it.</summary>
    public FieldBuilder Volatile()
    {
        IsVolatile = true;
        return this;
    }

    /// <summary>Says something of the field to those who load its parents: <see cref="FieldDefinition.Tag"/>.</summary>
    public FieldBuilder Tag(object tag)
    {
        Mark = tag;
        return this;
    }

    /// <summary>Multiplies the cost of what is below the field by the number of values it gives at most.</summary>
    public FieldBuilder PageSize(Func<InputValues, long> pageSize)
    {
        Multiplier = pageSize;
        return this;
    }

    internal FieldBuilder Lifted(Func<object, object?> toParent)
    {
        var lifted = new FieldBuilder(Name, Type is NonNullTypeReference nonNull ? nonNull.Inner : Type)
        {
            Description = Description,
            DeprecationReason = DeprecationReason,
            Multiplier = Multiplier,
            Resolver = Resolver.Lift(toParent),
        };
        lifted.Arguments.AddRange(Arguments);
        return lifted;
    }
}

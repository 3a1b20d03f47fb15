using System.Text.Json;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types;

/// <summary>A kind of leaf value: how it is read from a document, read from JSON and written as JSON.</summary>
/// <remarks>Subclasses keep no state; one instance may serve many schemas.</remarks>
public abstract class ScalarType : NamedType
{
    /// <param name="name">Unique within the schema.</param>
    /// <param name="description">Markdown for readers of the schema.</param>
    /// <param name="specifiedByUrl">Where the format is written down.</param>
    protected ScalarType(string name, string? description = null, string? specifiedByUrl = null)
        : base(name, description) => SpecifiedByUrl = specifiedByUrl;

    /// <summary>Where the format is written down.</summary>
    public string? SpecifiedByUrl { get; }

    /// <summary>Reads a literal, which is neither a variable nor null; false if it is not of this kind.</summary>
    public abstract bool TryRead(Value literal, out object? value);

    /// <summary>Reads a variable's value, which is not null; false if it is not of this kind.</summary>
    public abstract bool TryRead(JsonElement json, out object? value);

    /// <summary>Writes exactly one JSON value and returns true, or writes nothing and returns false.</summary>
    public abstract bool TryWrite(Utf8JsonWriter writer, object value);

    /// <summary>As <see cref="TryRead(Value, out object)"/>, for kinds that take lists and objects with variables inside.</summary>
    internal virtual bool TryRead(Value literal, Func<string, object?> variable, out object? value) =>
        TryRead(literal, out value);
}

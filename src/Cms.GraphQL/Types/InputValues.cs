using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Cms.GraphQL.Types;

/// <summary>Arguments or the fields of an input object, read and checked, in the order given.</summary>
/// <remarks>
/// What was not given and has no default is absent; null means that null was given. Lists are
/// <c>IReadOnlyList&lt;object?&gt;</c>, input objects are again <see cref="InputValues"/>, enums the
/// <see cref="EnumValue.Value"/>, scalars what their type reads. Defaults follow what was given.
/// </remarks>
public sealed class InputValues : IReadOnlyDictionary<string, object?>
{
    private readonly KeyValuePair<string, object?>[] _items;

    internal InputValues(KeyValuePair<string, object?>[] items) => _items = items;

    /// <summary>No values.</summary>
    public static InputValues Empty { get; } = new([]);

    /// <summary>The value of that name, or the default of <typeparamref name="T"/> if it is absent or null.</summary>
    public T? Get<T>(string name) => TryGetValue(name, out var value) && value is not null ? (T)value : default;

    /// <summary>The value of that name, or <paramref name="otherwise"/> if it is absent or null.</summary>
    public T Get<T>(string name, T otherwise) =>
        TryGetValue(name, out var value) && value is not null ? (T)value : otherwise;

    /// <summary>The items of a list; none if it is absent or null.</summary>
    public IReadOnlyList<object?> List(string name) => Get<IReadOnlyList<object?>>(name) ?? [];

    /// <inheritdoc/>
    public object? this[string key] => TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"No value was given for '{key}'.");

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _items.Select(item => item.Key);

    /// <inheritdoc/>
    public IEnumerable<object?> Values => _items.Select(item => item.Value);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        foreach (var item in _items)
        {
            if (item.Key == key)
            {
                value = item.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

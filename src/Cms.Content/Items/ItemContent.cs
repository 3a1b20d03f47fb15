using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Items;

/// <summary>The parts of one version as the JSON text that is stored and hashed, with its parsed form beside it.
/// A JSON object keyed by part name; envelope keys such as <c>ContentItemId</c> are not in it.</summary>
public sealed class ItemContent : IEquatable<ItemContent>
{
    private const int MaxDepth = 64;

    private static readonly JsonSerializerOptions Written = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
    };

    private static readonly JsonDocumentOptions Read = new() { MaxDepth = MaxDepth };

    private volatile string? _json;
    private volatile object? _root;
    private ConcurrentDictionary<string, object?>? _derived;

    private ItemContent(string json) => _json = json;

    public static ItemContent Empty { get; } = new("{}");

    /// <summary>The exact text: what is stored is what was hashed.</summary>
    public string Json => _json ?? Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(Root));

    /// <summary>The parsed object. Safe to read from several threads.</summary>
    public JsonElement Root => (JsonElement)(_root ?? Parsed());

    /// <summary>What follows from the content and nothing else, made once and kept as long as the content is.</summary>
    /// <param name="name">Tells apart what is derived; a fixed set of names.</param>
    public T Derive<T>(string name, Func<ItemContent, T> make) => (T)LazyInitializer.EnsureInitialized(
        ref _derived, static () => new ConcurrentDictionary<string, object?>(1, 1, StringComparer.Ordinal))
        .GetOrAdd(name, static (_, from) => from.make(from.content), (content: this, make))!;

    /// <summary>Takes stored text as it is, without parsing it first.</summary>
    public static ItemContent FromStored(string json) => new(json);

    /// <summary>Takes an object; the text is written without white space, non-ASCII letters unescaped.</summary>
    /// <exception cref="JsonException">U+0000 in a text (PostgreSQL cannot hold it) or nesting over 64.</exception>
    public static ItemContent From(JsonObject content)
    {
        var json = content.ToJsonString(Written);
        if (json.Contains("\\u0000", StringComparison.Ordinal) && HasNul(content))
            throw new JsonException("A text contains the character U+0000, which cannot be stored.");

        return new ItemContent(json);
    }

    /// <summary>The text at a place such as <c>"TitlePart", "Title"</c>; null when absent, null or not a string.</summary>
    public string? Text(params ReadOnlySpan<string> path) =>
        Find(path) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The strings of an array at a place such as <c>"Article", "ReadAlso", "ContentItemIds"</c>; empty when absent.</summary>
    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> path) =>
        Find(path) is { ValueKind: JsonValueKind.Array } value
            ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : [];

    /// <summary>The UTC instant at a place; null when absent, null or not an ISO 8601 date-time.</summary>
    public DateTime? Instant(params ReadOnlySpan<string> path) =>
        Find(path) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var at) ? at.UtcDateTime : null;

    /// <summary>The value at a place; null when any step of it is absent.</summary>
    public JsonElement? Find(params ReadOnlySpan<string> path)
    {
        var at = Root;
        foreach (var step in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
                return null;
        }

        return at;
    }

    /// <summary>Returns the content after <paramref name="change"/> of a copy; this one stays as it is.</summary>
    public ItemContent Edit(Action<JsonObject> change)
    {
        var copy = ToObject();
        change(copy);
        return From(copy);
    }

    /// <summary>Returns the content with one value set, creating the objects on the way.</summary>
    public ItemContent With(JsonNode? value, params string[] path) => Edit(root =>
    {
        var at = root;
        foreach (var step in path[..^1])
        {
            if (at[step] is not JsonObject next)
                at[step] = next = [];
            at = next;
        }

        at[path[^1]] = value;
    });

    /// <summary>A mutable copy.</summary>
    public JsonObject ToObject() =>
        JsonNode.Parse(Json, documentOptions: Read) as JsonObject ?? throw new JsonException("Content is a JSON object.");

    /// <summary><c>sha256:</c> and 64 lower-case hex digits over the UTF-8 of <see cref="Json"/>.</summary>
    public string Hash() => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)));

    /// <summary>Equal when the values are, whatever the order of keys and the white space.</summary>
    public bool Equals(ItemContent? other) =>
        other is not null && ((_json is { } json && json == other._json) || JsonElement.DeepEquals(Root, other.Root));

    public override bool Equals(object? obj) => Equals(obj as ItemContent);

    public override int GetHashCode() => Root.EnumerateObject().Count();

    /// <summary>Once parsed, the text is kept in UTF-8 only: half the memory.</summary>
    private object Parsed()
    {
        if (_json is not { } json)
            return _root!;
        using var document = JsonDocument.Parse(json, Read);
        object root = document.RootElement.Clone();
        _root = root;
        _json = null;
        return root;
    }

    private static bool HasNul(JsonNode? node) => node switch
    {
        JsonObject o => o.Any(p => p.Key.Contains('\0', StringComparison.Ordinal) || HasNul(p.Value)),
        JsonArray a => a.Any(HasNul),
        JsonValue v => v.TryGetValue<string>(out var text) && text.Contains('\0', StringComparison.Ordinal),
        _ => false,
    };
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Admin.Frame;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Editorial;
using Cms.Editorial.Items;

namespace Cms.Admin.Items;

/// <summary>An item as it stands in the editor: definitions, the content being edited and what its editors need beside it.</summary>
public sealed class ItemForm
{
    public required ContentDefinitions Definitions { get; init; }

    public required ContentType Type { get; init; }

    /// <summary>Changed by what was posted; unknown keys stay as they came.</summary>
    public required JsonObject Content { get; init; }

    public required AdminContext Here { get; init; }

    public TermIndex Terms { get; set; } = TermIndex.Empty;

    /// <summary>Names of the items that pickers hold, by id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Found by a picker's search without script, by place.</summary>
    public Dictionary<string, IReadOnlyList<ItemRow>> Found { get; } = [];

    /// <summary>Findings, each with its place.</summary>
    public ImmutableArray<ProblemDetail> Findings { get; set; } = [];

    public bool ReadOnly { get; init; }

    /// <summary>Title and body are made from the segments of a translation on the desk; they are changed there.</summary>
    public bool IsTextFromSegments { get; set; }

    /// <summary>BCP 47 of the item's texts; null when it has no language of its own.</summary>
    public string? Language => Text("LocalizationPart", "Culture") ?? Text("SourceRevisionPart", "Language", "Text");

    public string Direction => Language is { Length: > 0 } language ? Cms.Translations.Segments.TextDirection.Of(language) : "auto";

    public JsonNode? Find(params ReadOnlySpan<string> path)
    {
        JsonNode? at = Content;
        foreach (var step in path)
            at = (at as JsonObject)?[step];
        return at;
    }

    public string? Text(params ReadOnlySpan<string> path) =>
        Find(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> path) =>
        Find(path) is JsonArray list ? [.. list.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : null).OfType<string>()] : [];

    /// <summary>Sets a value, creating the objects on the way; where nothing changes, nothing is touched.</summary>
    public void Set(JsonNode? value, params string[] path)
    {
        if (JsonNode.DeepEquals(Find(path), value) && (value is not null || Find(path.AsSpan(..^1)) is null || Has(path)))
            return;
        var at = Content;
        foreach (var step in path[..^1])
        {
            if (at[step] is not JsonObject next)
                at[step] = next = [];
            at = next;
        }

        at[path[^1]] = value;
    }

    /// <summary>Sets a text; blank counts as absent, unless it was blank before.</summary>
    public void SetText(string? text, params string[] path)
    {
        var value = string.IsNullOrWhiteSpace(text) ? null : text;
        if (value is null && string.IsNullOrEmpty(Text(path)))
            return;
        Set(value, path);
    }

    /// <summary>Findings of this place or of what is inside it.</summary>
    public IEnumerable<ProblemDetail> FindingsAt(string place) =>
        Findings.Where(f => f.Place == place || f.Place.StartsWith(place + ".", StringComparison.Ordinal));

    /// <summary>The id of the element that edits a place, for labels and for links from the summary.</summary>
    public static string IdOf(string place) => "f-" + place.Replace('.', '-');

    private bool Has(string[] path) => Find(path.AsSpan(..^1)) is JsonObject holder && holder.ContainsKey(path[^1]);
}

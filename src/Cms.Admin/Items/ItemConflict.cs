using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;

namespace Cms.Admin.Items;

/// <summary>One place of an item that somebody changed while another person was editing.</summary>
/// <param name="Place">Part and key, for example <c>Article.Summary</c>.</param>
/// <param name="Label">What the editor calls it.</param>
/// <param name="Mine">As text; null when absent.</param>
public sealed record ConflictPlace(string Place, string Label, string? Mine, string? Theirs, bool IsMineChanged, bool IsTheirsChanged)
{
    /// <summary>Both changed it, to different values: a person has to choose.</summary>
    public bool NeedsChoice => IsMineChanged && IsTheirsChanged;
}

/// <summary>Two edits of one version, place by place. Where only one person changed something, that change is taken.</summary>
public sealed class ItemConflict
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private ItemConflict(ItemContent mine, ItemVersion theirs, int basis, ImmutableArray<ConflictPlace> places)
    {
        Mine = mine;
        Theirs = theirs;
        Base = basis;
        Places = places;
    }

    public ItemContent Mine { get; }

    public ItemVersion Theirs { get; }

    /// <summary>Number of the version both began from.</summary>
    public int Base { get; }

    /// <summary>Those that differ between mine and theirs, in the order of the editor as far as known.</summary>
    public ImmutableArray<ConflictPlace> Places { get; }

    public static ItemConflict Between(ItemForm form, ItemContent basis, ItemContent mine, ItemVersion theirs, int basisNumber)
    {
        var (b, m, t) = (basis.ToObject(), mine.ToObject(), theirs.Content.ToObject());
        var labels = form.Definitions.FieldsOf(form.Type).ToDictionary(f => $"{f.Use.Name}.{f.Field.Name}", f => f.Field.DisplayName);
        var order = labels.Keys.Select((place, i) => (place, i)).ToDictionary(p => p.place, p => p.i);
        var places =
            from place in PlacesOf(m).Concat(PlacesOf(t)).Distinct()
            let mineNode = At(m, place)
            let theirNode = At(t, place)
            where !JsonNode.DeepEquals(mineNode, theirNode)
            let baseNode = At(b, place)
            orderby order.GetValueOrDefault(place, -1)
            select new ConflictPlace(
                place,
                labels.GetValueOrDefault(place) ?? place.Split('.')[^1],
                TextOf(mineNode), TextOf(theirNode), !JsonNode.DeepEquals(mineNode, baseNode), !JsonNode.DeepEquals(theirNode, baseNode));
        return new ItemConflict(mine, theirs, basisNumber, [.. places]);
    }

    /// <summary>Their content with my changes laid over it.</summary>
    /// <param name="takeTheirs">Asked for each place that needs a choice.</param>
    public JsonObject Merge(Func<string, bool> takeTheirs)
    {
        var merged = Theirs.Content.ToObject();
        var mine = Mine.ToObject();
        foreach (var place in Places.Where(p => p.IsMineChanged && !(p.NeedsChoice && takeTheirs(p.Place))))
        {
            var (part, key) = Split(place.Place);
            if (key is null)
            {
                Put(merged, part, mine[part]);
                continue;
            }

            if (merged[part] is not JsonObject holder)
                merged[part] = holder = [];
            Put(holder, key, At(mine, place.Place));
        }

        return merged;
    }

    private static void Put(JsonObject holder, string key, JsonNode? value)
    {
        if (value is null)
            holder.Remove(key);
        else
            holder[key] = value.DeepClone();
    }

    private static IEnumerable<string> PlacesOf(JsonObject content) =>
        content.SelectMany(part => part.Value is JsonObject keys ? keys.Select(k => $"{part.Key}.{k.Key}") : [part.Key]);

    private static JsonNode? At(JsonObject content, string place)
    {
        var (part, key) = Split(place);
        return key is null ? content[part] is JsonObject ? null : content[part] : (content[part] as JsonObject)?[key];
    }

    private static (string Part, string? Key) Split(string place)
    {
        var dot = place.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (place, null) : (place[..dot], place[(dot + 1)..]);
    }

    /// <summary>A field's one text as text, anything else as JSON.</summary>
    private static string? TextOf(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value => value.ToString(),
        JsonObject fields when fields.Count(f => f.Value is not null) <= 1 => TextOf(fields.FirstOrDefault(f => f.Value is not null).Value),
        JsonArray list when list.All(v => v is JsonValue) => string.Join("\n", list.Select(v => v!.ToString())),
        _ => node.ToJsonString(Readable),
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;

namespace Cms.Editorial.Items;

/// <summary>An item's JSON as this actor may read it: all of it on the desk; for readers without what is private and
/// the ids of what they may not see, and with its HTML cleaned. Accounts are named only to those who may see accounts.</summary>
public sealed class ReaderCopy(CurrentDefinitions definitions, LoadItems items)
{
    /// <summary>Parts that are about the work on the item.</summary>
    private static readonly string[] PrivateParts = ["PublishLaterPart", "ArchiveLaterPart", "AuditTrailPart", "SourceRevisionPart"];

    /// <summary>What stands on items without being a part of their type.</summary>
    private static readonly string[] OtherKeys = ["Terms", "TermPart", "ContainedPart", "FlowMetadata", "LayerMetadata", "TitlePart", "AutoroutePart"];

    public async Task<ContentItem> OfAsync(ContentItem item, Actor actor, CancellationToken cancellationToken)
    {
        if (!MayViewAccounts(actor))
            item = item with { Owner = item.Owner == actor.AccountId ? item.Owner : null, Author = null };
        if (actor.MayView(item.ContentType, item.Owner))
            return item;

        var all = await definitions.GetAsync(cancellationToken);
        var content = item.Content.ToObject();
        var references = new List<JsonArray>();
        Reduce(content, all.Type(item.ContentType), all, actor, references);
        var seen = await items.RunAsync(
            [.. references.SelectMany(Texts).Where(id => ItemId.TryParse(id, out _)).Distinct(StringComparer.Ordinal).Select(id => new ItemId(id))],
            VersionStatus.Published, actor, cancellationToken);
        foreach (var list in references)
            Keep(list, id => ItemId.TryParse(id, out var known) && seen.ContainsKey(known));
        return item with { Latest = true, Content = ItemContent.From(content) };
    }

    private static bool MayViewAccounts(Actor actor) => actor.Can(Permissions.ViewUsers) || actor.Can(Permissions.ManageUsers);

    private static void Reduce(JsonObject content, ContentType? type, ContentDefinitions all, Actor actor, List<JsonArray> references)
    {
        foreach (var (key, value) in content.ToArray())
        {
            var use = type?.Parts.FirstOrDefault(p => p.Name == key);
            if (use is null ? !OtherKeys.Contains(key) : !PublicFields.IsPublic(use) || PrivateParts.Contains(use.PartName))
                content.Remove(key);
            else if (value is JsonObject part && use is not null)
                Reduce(part, use, all.Part(use.PartName), actor, references);
        }

        // Items inside: of a bag, a flow, a taxonomy, a menu. What is private in those of a type that is gone nobody knows.
        foreach (var contained in Contained(content).ToArray())
        {
            if (contained["ContentType"]!.GetValueKind() != JsonValueKind.String || all.Type(contained["ContentType"]!.GetValue<string>()) is not { } inside)
            {
                contained.Parent!.AsArray().Remove(contained);
                continue;
            }

            contained["Owner"] = null;
            contained["Author"] = null;
            var inner = new JsonObject();
            foreach (var (key, value) in contained.Where(p => p.Value is JsonObject or JsonArray).ToArray())
            {
                contained.Remove(key);
                inner[key] = value;
            }

            Reduce(inner, inside, all, actor, references);
            foreach (var (key, value) in inner.ToArray())
            {
                inner.Remove(key);
                contained[key] = value;
            }
        }
    }

    private static void Reduce(JsonObject json, PartUse use, ContentPart? part, Actor actor, List<JsonArray> references)
    {
        var withheld = use.PartName == "TranslatorPart" ? [.. Texts(json["Withheld"]?["ContentItemIds"] as JsonArray)] : new HashSet<string>();
        foreach (var (key, value) in json.ToArray())
        {
            var field = part?.Fields.FirstOrDefault(f => f.Name == key);
            if (field is null ? !PublicFields.IsPublic(use.PartName, key) : !PublicFields.IsPublic(use, field))
                json.Remove(key);
            else if (field?.FieldType == FieldTypes.Taxonomy && !actor.MayViewPublished("Taxonomy"))
                json.Remove(key);
            else if (field?.FieldType == FieldTypes.UserPicker && !MayViewAccounts(actor))
                json.Remove(key);
            else if (field is null && key == StoredHtml.Key)
                StoredHtml.CleanText(json);
            else if (field?.FieldType == FieldTypes.Html && value is JsonObject html)
                StoredHtml.CleanText(html);
            else if (field?.FieldType == FieldTypes.ContentPicker && value?["ContentItemIds"] is JsonArray ids)
            {
                Keep(ids, id => !withheld.Contains(id));
                references.Add(ids);
            }
        }
    }

    private static IEnumerable<JsonObject> Contained(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(p => Contained(p.Value)),
        JsonArray list => list.SelectMany(inner => inner is JsonObject item && item["ContentType"] is JsonValue ? [item] : Contained(inner)),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonArray? list) =>
        (list ?? []).Select(v => v is JsonValue value && value.TryGetValue<string>(out var text) ? text : null).OfType<string>();

    private static void Keep(JsonArray list, Func<string, bool> wanted)
    {
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (list[i] is not JsonValue value || !value.TryGetValue<string>(out var text) || !wanted(text))
                list.RemoveAt(i);
        }
    }
}

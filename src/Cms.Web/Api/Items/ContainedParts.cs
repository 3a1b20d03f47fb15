using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>A part that holds whole content items in its JSON. They are as public as the item that holds them.</summary>
/// <param name="name">Of the part and of its type.</param>
/// <param name="field">The part's one field.</param>
/// <param name="key">Where the items are in the part's JSON.</param>
internal abstract class ContainerPart(string name, string field, string key) : TypedPart(name, name)
{
    private static readonly ConditionalWeakTable<object, Dictionary<(string Part, string Key), IReadOnlyList<ContentItem>>> Read = [];

    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part) =>
        References.Paged(type.Describe("Items that are contained in this one.").Field(field, $"[{EnvelopeFields.Interface}!]!"))
            .Resolve((parent, context) =>
            {
                var (item, instance) = ((ContentItem, string))parent;
                return References.Slice(Contained(item, instance).Where(i => ItemTypes.IsKnown(context, i)), context.Arguments).ToArray();
            });

    protected override object? Value(ContentItem item, string part) => ItemTypes.PartOrNull(item, part) is null ? null : (item, part);

    private IReadOnlyList<ContentItem> Contained(ContentItem item, string part)
    {
        var ofItem = Read.GetOrCreateValue(item.Content);
        lock (ofItem)
        {
            if (!ofItem.TryGetValue((part, key), out var items))
                ofItem[(part, key)] = items = [.. ReadItems(PartValue.Find(PartValue.Of(item, part).Json, key))];
            return items;
        }
    }

    private static IEnumerable<ContentItem> ReadItems(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var json in list.EnumerateArray())
        {
            if (json.ValueKind == JsonValueKind.Object
                && ContentItemJson.Read(JsonObject.Create(json)!, out _, ItemId.New) is { } item)
                yield return item;
        }
    }
}

/// <summary><c>bag { contentItems }</c>, also under another name.</summary>
internal sealed class Bag() : ContainerPart("BagPart", "contentItems", "ContentItems");

/// <summary><c>flow { widgets }</c>.</summary>
internal sealed class Flow() : ContainerPart("FlowPart", "widgets", "Widgets");

/// <summary><c>taxonomy { termContentType contentItems }</c>: the terms, and of which type they are.</summary>
internal sealed class TaxonomyTerms() : ContainerPart("TaxonomyPart", "contentItems", "Terms")
{
    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part)
    {
        base.Declare(scope, type, part);
        type.Field("termContentType", "String").Resolve((parent, _) =>
        {
            var (item, instance) = ((ContentItem, string))parent;
            return PartValue.Find(PartValue.Of(item, instance).Json, "TermContentType") is { ValueKind: JsonValueKind.String } json ? json.GetString() : null;
        });
    }
}

/// <summary><c>menuItemsList { menuItems }</c>.</summary>
internal sealed class MenuItems() : ContainerPart("MenuItemsListPart", "menuItems", "MenuItems");

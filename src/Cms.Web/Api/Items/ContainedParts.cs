using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;

namespace Cms.Web.Api.Items;

/// <summary>A part that holds whole content items in its JSON.</summary>
/// <param name="graphType">Name of the part's type.</param>
/// <param name="field">The part's one field.</param>
/// <param name="key">Where the items are in the part's JSON.</param>
internal abstract class ContainerPart(string graphType, string field, string key) : TypedPart
{
    private static readonly ConditionalWeakTable<object, Dictionary<(string Part, string Key), IReadOnlyList<ContentItem>>> Read = [];

    public override void Add(SchemaBuilder schema, FieldsBuilder graph, string name, string part)
    {
        if (!schema.Has(graphType))
        {
            References.Paged(schema.Object(graphType).Describe("Items that are contained in this one.").Field(field, $"[{EnvelopeFields.Interface}!]!"))
                .Resolve((parent, context) =>
                {
                    var (item, instance) = ((ContentItem, string))parent;
                    var known = Contained(item, instance).Where(i => context.Schema.FindType(i.ContentType) is ObjectType);
                    return References.Slice(known, context.Arguments).ToArray();
                });
        }

        graph.Field(name, graphType).Resolve((parent, _) =>
            ItemTypes.PartOrNull((ContentItem)parent, part) is null ? null : (object)((ContentItem)parent, part));
    }

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

    /// <summary>Contained items are as public as the item that holds them.</summary>
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
internal sealed class Bag() : ContainerPart("BagPart", "contentItems", "ContentItems")
{
    public override string PartName => "BagPart";
}

/// <summary><c>flow { widgets }</c>.</summary>
internal sealed class Flow() : ContainerPart("FlowPart", "widgets", "Widgets")
{
    public override string PartName => "FlowPart";
}

/// <summary><c>taxonomy { contentItems }</c>: the terms.</summary>
internal sealed class TaxonomyTerms() : ContainerPart("TaxonomyPart", "contentItems", "Terms")
{
    public override string PartName => "TaxonomyPart";
}

/// <summary><c>menuItemsList { menuItems }</c>.</summary>
internal sealed class MenuItems() : ContainerPart("MenuItemsListPart", "menuItems", "MenuItems")
{
    public override string PartName => "MenuItemsListPart";
}

using System.Text.Json;
using Cms.Content.Definitions;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>list { contentItems }</c>: items that say in their ContainedPart that they are in this one.</summary>
internal sealed class List() : TypedPart("ListPart", "ListPart")
{
    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part) =>
        References.Paged(type.Describe("Items that are in this list.").Field("contentItems", $"[{EnvelopeFields.Interface}!]!"))
            .Describe("The published ones that you may see, by their place in the list, then the newest first.")
            .Batch(ItemsAsync);

    /// <summary>What is in a list is said by the items, so that the list needs no part of its own in the JSON.</summary>
    protected override object? Value(ContentItem item, string part) => item;

    private static async ValueTask<IReadOnlyList<FieldResult>> ItemsAsync(FieldContext context, IReadOnlyList<object> parents)
    {
        var call = context.Get<Call>();
        var query = new ItemQuery
        {
            OrderBy =
            [
                new ItemOrder(new ItemField.Value(ItemIndexer.Contained, ItemIndexer.ListOrder, Cms.Content.Queries.ValueKind.Number)),
                new ItemOrder(new ItemField.Envelope(EnvelopeField.CreatedUtc), Descending: true),
            ],
            Skip = Math.Max(0, context.Arguments.Get("skip", 0)),
            Take = Math.Clamp(context.Arguments.Get("first", References.DefaultPage), 0, 1000),
        };
        var found = await call.Service<QueryItems>().EachAsync(
            query,
            ItemIndexer.Contained,
            ItemIndexer.ListId,
            [.. parents.Select(p => ((ContentItem)p).ContentItemId.Value)],
            call.Actor,
            context.CancellationToken);
        return
        [
            .. parents.Select(p => FieldResult.Of(found.GetValueOrDefault(((ContentItem)p).ContentItemId.Value)?
                .Select(v => v.Item).Where(i => ItemTypes.IsKnown(context, i)).ToArray() ?? [])),
        ];
    }
}

/// <summary><c>contained { listContentItemId listContentItem order }</c>, on the types that some list holds.</summary>
internal static class ListParts
{
    public static void AddContained(SchemaScope scope, FieldsBuilder graph, ContentType type)
    {
        const string Name = "contained";
        if (graph.FindField(Name) is not null || !IsContained(scope.Definitions, type.Name))
            return;

        var part = scope.Name(ItemIndexer.Contained);
        graph.Field(Name, part).Resolve((parent, _) => ItemTypes.PartOrNull((ContentItem)parent, ItemIndexer.Contained));
        if (scope.Builder.Has(part))
            return;
        var contained = scope.Builder.Object(part).Describe("The list that an item is in.");
        contained.Field("listContentItemId", "String").Describe("Null when you may not see the list.")
            .Batch((context, parents) => ListsAsync(context, parents, list => list.ContentItemId.Value));
        contained.Field("listContentItem", EnvelopeFields.Interface).Describe("Null when you may not see the list.")
            .Batch((context, parents) => ListsAsync(context, parents, list => ItemTypes.IsKnown(context, list) ? list : null));
        contained.Field("order", "Int").Resolve((parent, _) =>
            PartValue.Find(((PartValue)parent).Json, ItemIndexer.ListOrder) is { ValueKind: JsonValueKind.Number } order
                && order.TryGetInt32(out var number) ? number : null);
    }

    private static bool IsContained(ContentDefinitions definitions, string type) => definitions.Types.Values
        .SelectMany(t => t.Parts)
        .Where(use => use.PartName == "ListPart")
        .Any(use => use.Settings.Texts("ListPartSettings", "ContainedContentTypes").Contains(type));

    private static async ValueTask<IReadOnlyList<FieldResult>> ListsAsync(
        FieldContext context, IReadOnlyList<object> parents, Func<ContentItem, object?> give)
    {
        var ids = parents.Select(p => PartValue.Find(((PartValue)p).Json, ItemIndexer.ListId) is { ValueKind: JsonValueKind.String } json
            && ItemId.TryParse(json.GetString(), out var id) ? id : (ItemId?)null).ToArray();
        var call = context.Get<Call>();
        var found = await call.Service<LoadItems>().RunAsync(
            ids.OfType<ItemId>().ToHashSet(), VersionStatus.Published, call.Actor, context.CancellationToken);
        return [.. ids.Select(id => FieldResult.Of(id is { } list && found.TryGetValue(list, out var version) ? give(version.Item) : null))];
    }
}

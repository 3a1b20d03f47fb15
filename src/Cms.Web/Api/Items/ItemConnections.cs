using System.Collections.Immutable;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Pages of a content type with their number, by cursors that stay where they are whatever is added or removed.</summary>
internal static class ItemConnections
{
    private sealed record Page(IReadOnlyList<PlacedVersion> Items, int? Total, bool HasPrevious, bool HasNext, string List);

    private sealed record Edge(PlacedVersion Placed, string List);

    public static void Add(ItemLists lists, SchemaScope scope, ObjectTypeBuilder query, string name, PageBounds bounds)
    {
        if (query.HasNameLike($"{name}Connection"))
            return;
        lists.Arguments(query.Field($"{name}Connection", ConnectionType(scope, lists.Type.Name)))
            .Describe($"Items of type {lists.Type.DisplayName}, with their number and pages.")
            .Argument("after", "String", description: "The cursor of the last item before the page.")
            .Argument("last", "Int", description: "The last items before the cursor.")
            .Argument("before", "String", description: "The cursor of the first item after the page.")
            .PageSize(arguments => bounds.Clamp(arguments.Get<int?>("first") ?? arguments.Get<int?>("last")))
            .Batch(async (context, _) =>
            [
                await ItemLists.GuardedAsync(context, (c, call) => LoadAsync(lists, bounds, c, call), new Page([], 0, false, false, "")),
            ]);
    }

    /// <summary>The type that all connections share.</summary>
    public static void AddPageInfo(SchemaBuilder schema)
    {
        var info = schema.Object("PageInfo").Describe("Where a page lies.");
        info.Field("hasNextPage", "Boolean!").Resolve<Page>(p => p.HasNext);
        info.Field("hasPreviousPage", "Boolean!").Resolve<Page>(p => p.HasPrevious);
        info.Field("startCursor", "String").Resolve<Page>(p => p.Items.Count == 0 ? null : Cursors.Encode(p.Items[0].Position, p.List));
        info.Field("endCursor", "String").Resolve<Page>(p => p.Items.Count == 0 ? null : Cursors.Encode(p.Items[^1].Position, p.List));
    }

    private static string ConnectionType(SchemaScope scope, string type)
    {
        var edgeName = scope.Name($"{type}Edge", "type");
        var edge = scope.Builder.Object(edgeName);
        edge.Field("node", $"{type}!").Resolve<Edge>(e => e.Placed.Version.Item);
        edge.Field("cursor", "String!").Describe("For after and before, with the same orderBy.").Resolve<Edge>(e => Cursors.Encode(e.Placed.Position, e.List));

        var name = scope.Name($"{type}Connection", "type");
        var connection = scope.Builder.Object(name).Describe("A page of items.");
        connection.Field("totalCount", "Int!").Describe("Of all pages.").Resolve<Page>(p => p.Total ?? 0);
        connection.Field("items", $"[{type}!]!").Resolve<Page>(p => p.Items.Select(i => i.Version.Item).ToArray());
        connection.Field("edges", $"[{edgeName}!]!").Resolve<Page>(p => p.Items.Select(i => new Edge(i, p.List)).ToArray());
        connection.Field("pageInfo", "PageInfo!").Resolve<Page>(p => p);
        return name;
    }

    private static async Task<FieldResult> LoadAsync(ItemLists lists, PageBounds bounds, FieldContext context, Call call)
    {
        var arguments = context.Arguments;
        if (bounds.Problem(arguments) is { } problem)
            return FieldResult.Failed(problem, ErrorCodes.Argument);

        var (query, list) = lists.Read(arguments, call);
        var after = Position(arguments, "after", list, query.Orders);
        var before = Position(arguments, "before", list, query.Orders);
        if ((after.Problem ?? before.Problem) is { } broken)
            return FieldResult.Failed(broken, ErrorCodes.Argument);

        int? total = context.Selection.Asks("totalCount")
            ? await call.Service<CountItems>().RunAsync(query, call.Actor, context.CancellationToken) : null;
        var first = arguments.Get<int?>("first");
        var last = arguments.Get<int?>("last");
        var fromEnd = first is null && last is not null;
        var take = bounds.Clamp(first ?? last);
        var found = take == 0 ? [] : await call.Service<QueryItems>().PageAsync(
            query with { After = after.Found, Before = before.Found, FromEnd = fromEnd, Take = take + 1 }, call.Actor, context.CancellationToken);

        var isMore = found.Count > take;
        var page = fromEnd ? found.Skip(isMore ? 1 : 0) : found.Take(take);
        var isCut = !fromEnd && last is not null && last < Math.Min(found.Count, take);
        if (isCut)
            page = page.TakeLast(last!.Value);
        var beyond = query.Skip > 0;
        return lists.Answer(call, new Page(
            [.. page],
            total,
            HasPrevious: fromEnd ? isMore : isCut || beyond || after.Found is not null,
            HasNext: fromEnd ? beyond || before.Found is not null : isMore,
            list));
    }

    private static (ItemPosition? Found, string? Problem) Position(
        InputValues arguments, string name, string list, ImmutableArray<ItemOrder> orders)
    {
        if (arguments.Get<string>(name) is not { } cursor)
            return (null, null);
        return Cursors.Decode(cursor, list, orders) is { } position
            ? (position, null)
            : (null, $"'{name}' is not a cursor of this list in this order.");
    }
}

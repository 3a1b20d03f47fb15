using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>The list and the connection of a content type on the query root.</summary>
internal sealed class ItemLists(ContentType type, ItemInputs inputs, PageBounds bounds)
{
    private sealed record Page(IReadOnlyList<ContentItem> Items, int? Total, int Skip, bool HasNext);

    private sealed record Edge(ContentItem Node, string Cursor);

    public void AddTo(ObjectTypeBuilder query)
    {
        var name = SchemaNames.Camel(type.Name);
        Arguments(query.Field(name, $"[{type.Name}!]")).Describe($"Items of type {type.DisplayName}.")
            .Batch((context, _) => OneAsync(context, ListAsync));
        Arguments(query.Field($"{name}Connection", $"{type.Name}Connection")).Describe($"Items of type {type.DisplayName}, with their number and pages.")
            .Argument("after", "String", description: "The cursor of the last item before the page.")
            .Argument("last", "Int", description: "The last items before the cursor.")
            .Argument("before", "String", description: "The cursor of the first item after the page.")
            .Batch((context, _) => OneAsync(context, ConnectionAsync));
    }

    public void AddConnection(SchemaBuilder schema)
    {
        var edge = schema.Object($"{type.Name}Edge");
        edge.Field("node", $"{type.Name}!").Resolve<Edge>(e => e.Node);
        edge.Field("cursor", "String!").Describe("For after and before, with the same where and orderBy.").Resolve<Edge>(e => e.Cursor);

        var connection = schema.Object($"{type.Name}Connection").Describe("A page of items.");
        connection.Field("totalCount", "Int!").Describe("Of all pages.").Resolve<Page>(p => p.Total ?? 0);
        connection.Field("items", $"[{type.Name}!]!").Resolve<Page>(p => p.Items);
        connection.Field("edges", $"[{type.Name}Edge!]!").Resolve<Page>(p => p.Items.Select((item, i) => new Edge(item, Cursor(p.Skip + i))).ToArray());
        connection.Field("pageInfo", "PageInfo!").Resolve<Page>(p => p);
    }

    public static void AddPageInfo(SchemaBuilder schema)
    {
        var info = schema.Object("PageInfo").Describe("Where a page lies.");
        info.Field("hasNextPage", "Boolean!").Resolve<Page>(p => p.HasNext);
        info.Field("hasPreviousPage", "Boolean!").Resolve<Page>(p => p.Skip > 0);
        info.Field("startCursor", "String").Resolve<Page>(p => p.Items.Count == 0 ? null : Cursor(p.Skip));
        info.Field("endCursor", "String").Resolve<Page>(p => p.Items.Count == 0 ? null : Cursor(p.Skip + p.Items.Count - 1));
    }

    private FieldBuilder Arguments(FieldBuilder field) => field
        .Argument("where", inputs.Where.TypeName)
        .Argument("orderBy", inputs.OrderBy)
        .Argument("first", "Int")
        .Argument("skip", "Int")
        .Argument("status", "Status", "PUBLISHED", "What is not published is seen only by those who may see it on the desk.")
        .PageSize(arguments => arguments.Get("last", 0) is > 0 and var last ? bounds.Clamp(last) : bounds.Clamp(arguments.Get<int?>("first")));

    private async Task<FieldResult> ListAsync(FieldContext context, Call call)
    {
        if (Slice(context.Arguments) is { Problem: { } problem })
            return problem;
        var query = Query(context.Arguments, call) with { Skip = Skip(context.Arguments), Take = bounds.Clamp(context.Arguments.Get<int?>("first")) };
        var found = query.Take == 0 ? [] : await call.Service<QueryItems>().RunAsync(query, call.Actor, context.CancellationToken);
        return Answer(call, found.Select(v => v.Item).ToArray());
    }

    private async Task<FieldResult> ConnectionAsync(FieldContext context, Call call)
    {
        var arguments = context.Arguments;
        if (Slice(arguments) is { Problem: { } problem })
            return problem;
        var query = Query(arguments, call);
        var needsTotal = context.Selection.Asks("totalCount") || (arguments.Get<int?>("last") is not null && arguments.Get<string>("before") is null);
        int? total = needsTotal ? await call.Service<CountItems>().RunAsync(query, call.Actor, context.CancellationToken) : null;

        var (skip, take) = Range(arguments, total);
        var found = take == 0
            ? []
            : await call.Service<QueryItems>().RunAsync(query with { Skip = skip, Take = take + 1 }, call.Actor, context.CancellationToken);
        var items = found.Take(take).Select(v => v.Item).ToArray();
        return Answer(call, new Page(items, total, skip, found.Count > take));
    }

    /// <summary>The slice that the arguments ask for.</summary>
    private (int Skip, int Take) Range(InputValues arguments, int? total)
    {
        var start = arguments.Get<string>("after") is { } after ? Offset(after)!.Value + 1 : 0;
        start += Skip(arguments);
        var end = arguments.Get<string>("before") is { } before ? Offset(before)! : total;
        if (arguments.Get<int?>("last") is { } last)
        {
            var take = Math.Min(bounds.Clamp(last), Math.Max(0, (end ?? 0) - start));
            return (Math.Max(start, (end ?? 0) - take), take);
        }

        var first = bounds.Clamp(arguments.Get<int?>("first"));
        return (start, arguments.Get<string>("before") is null ? first : Math.Min(first, Math.Max(0, end!.Value - start)));
    }

    private ItemQuery Query(InputValues arguments, Call call) => new()
    {
        ContentTypes = [type.Name],
        Status = arguments.Get("status", VersionStatus.Published),
        Where = inputs.Where.Read(arguments.Get<InputValues>("where"), call),
        OrderBy = inputs.ReadOrder(arguments.Get<InputValues>("orderBy"), call),
    };

    /// <summary>An answer to a caller without the right to the type is empty and says why.</summary>
    private FieldResult Answer(Call call, object value) => call.Actor.MayViewPublished(type.Name) || call.Actor.MayView(type.Name, call.Actor.AccountId)
        ? FieldResult.Of(value)
        : new FieldResult(value, new FieldError($"You may not view items of type {type.DisplayName}.", "FORBIDDEN"));

    private static async ValueTask<IReadOnlyList<FieldResult>> OneAsync(FieldContext context, Func<FieldContext, Call, Task<FieldResult>> load)
    {
        var call = context.Get<Call>();
        try
        {
            return [await load(context, call)];
        }
        catch (ForbiddenFilterException e)
        {
            var empty = context.Field.Type is ListType ? (object)Array.Empty<ContentItem>() : new Page([], 0, 0, false);
            return [new FieldResult(empty, new FieldError(e.Message, "FORBIDDEN"))];
        }
    }

    private static (FieldResult? Problem, bool Ok) Slice(InputValues arguments)
    {
        foreach (var name in (ReadOnlySpan<string>)["first", "skip", "last"])
        {
            if (arguments.Get<int?>(name) is < 0)
                return (FieldResult.Failed($"'{name}' must not be negative.", ErrorCodes.Argument), false);
        }

        foreach (var name in (ReadOnlySpan<string>)["after", "before"])
        {
            if (arguments.Get<string>(name) is { } cursor && Offset(cursor) is null)
                return (FieldResult.Failed($"'{name}' is not a cursor of this list.", ErrorCodes.Argument), false);
        }

        return (null, true);
    }

    private static int Skip(InputValues arguments) => arguments.Get("skip", 0);

    private static string Cursor(int offset) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes("o:" + offset.ToString(CultureInfo.InvariantCulture))).TrimEnd('=');

    private static int? Offset(string cursor)
    {
        Span<byte> bytes = stackalloc byte[32];
        return cursor.Length <= 32
            && Convert.TryFromBase64String(cursor.PadRight((cursor.Length + 3) / 4 * 4, '='), bytes, out var length)
            && Encoding.ASCII.GetString(bytes[..length]) is ['o', ':', .. var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset < int.MaxValue / 2
                ? offset : null;
    }
}

/// <summary>How many items a list gives: without <c>first</c>, and at most. More is clamped.</summary>
internal sealed record PageBounds(int Default, int Max)
{
    public int Clamp(int? first) => Math.Clamp(first ?? Default, 0, Max);
}

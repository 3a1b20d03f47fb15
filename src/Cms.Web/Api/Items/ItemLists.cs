using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>The lists of a content type: on the query root, and on the types of the items it refers to.</summary>
internal sealed class ItemLists(SchemaScope scope, ContentType type, PageBounds bounds)
{
    private readonly ItemInputs _inputs = ItemInputs.Create(scope, type);

    public ContentType Type => type;

    public void AddTo(ObjectTypeBuilder query)
    {
        var name = SchemaNames.Camel(type.Name);
        if (!query.HasNameLike(name))
        {
            Arguments(query.Field(name, $"[{type.Name}!]")).Describe($"Items of type {type.DisplayName}.")
                .PageSize(arguments => bounds.Clamp(arguments.Get<int?>("first")))
                .Batch(async (context, _) => [await GuardedAsync(context, ListAsync, Array.Empty<ContentItem>())]);
        }

        ItemConnections.Add(this, scope, query, name, bounds);
    }

    /// <summary>The items of this type whose picker refers to an item of <paramref name="target"/>, on that type.</summary>
    public void AddInverse(FieldsBuilder target, PartModel part, ContentField picker)
    {
        var name = $"{SchemaNames.Camel(type.Name)}By{picker.Name}";
        if (!SchemaNames.IsName(name) || target.HasNameLike(name))
            return;
        Arguments(target.Field(name, $"[{type.Name}!]!")).Describe($"Items of type {type.DisplayName} that refer to this one by {picker.DisplayName}.")
            .PageSize(arguments => Math.Clamp(arguments.Get("first", References.DefaultPage), 0, bounds.Max))
            .Batch((context, parents) => InverseAsync(context, parents, part.Use.Name, picker.Name));
    }

    public FieldBuilder Arguments(FieldBuilder field) => field
        .Argument("where", _inputs.Where.TypeName)
        .Argument("orderBy", _inputs.OrderBy.TypeName)
        .Argument("first", "Int")
        .Argument("skip", "Int")
        .Argument("status", "Status", "PUBLISHED", "What is not published is seen only by those who may see it on the desk.");

    /// <summary>What the arguments ask for, without the slice, and the name of the order.</summary>
    /// <exception cref="RefusedFilterException">By a field that the caller may not read, or with too many values.</exception>
    public (ItemQuery Query, string Order) Read(InputValues arguments, Call call)
    {
        var order = _inputs.OrderBy.ReadAll(arguments.Get<InputValues>("orderBy"), call);
        return (
            new ItemQuery
            {
                ContentTypes = [type.Name],
                Status = arguments.Get("status", VersionStatus.Published),
                Where = _inputs.Where.ReadAll(arguments.Get<InputValues>("where"), call),
                OrderBy = order.Orders,
                Skip = arguments.Get("skip", 0),
            },
            $"{type.Name}:{order.Name}");
    }

    /// <summary>An answer to a caller without the right to the type is empty and says why.</summary>
    public FieldResult Answer(Call call, object value) => MaySee(call)
        ? FieldResult.Of(value)
        : new FieldResult(value, new FieldError($"You may not view items of type {type.DisplayName}.", "FORBIDDEN"));

    /// <summary>What is refused is empty and says why.</summary>
    public static async Task<FieldResult> GuardedAsync(FieldContext context, Func<FieldContext, Call, Task<FieldResult>> load, object empty)
    {
        try
        {
            return await load(context, context.Get<Call>());
        }
        catch (RefusedFilterException e)
        {
            return new FieldResult(empty, new FieldError(e.Message, e.Code));
        }
    }

    private bool MaySee(Call call) => call.Actor.MayViewPublished(type.Name) || call.Actor.MayView(type.Name, call.Actor.AccountId);

    private async Task<FieldResult> ListAsync(FieldContext context, Call call)
    {
        if (bounds.Problem(context.Arguments) is { } problem)
            return FieldResult.Failed(problem, ErrorCodes.Argument);
        var query = Read(context.Arguments, call).Query with { Take = bounds.Clamp(context.Arguments.Get<int?>("first")) };
        var found = query.Take == 0 ? [] : await call.Service<QueryItems>().RunAsync(query, call.Actor, context.CancellationToken);
        return Answer(call, found.Select(v => v.Item).ToArray());
    }

    private async ValueTask<IReadOnlyList<FieldResult>> InverseAsync(FieldContext context, IReadOnlyList<object> parents, string part, string field)
    {
        var call = context.Get<Call>();
        if (bounds.Problem(context.Arguments) is { } problem)
            return [.. parents.Select(_ => FieldResult.Failed(problem, ErrorCodes.Argument))];
        ItemQuery query;
        try
        {
            query = Read(context.Arguments, call).Query with { Take = Math.Min(context.Arguments.Get("first", References.DefaultPage), bounds.Max) };
        }
        catch (RefusedFilterException e)
        {
            var refused = new FieldResult(Array.Empty<ContentItem>(), new FieldError(e.Message, e.Code));
            return [.. parents.Select(_ => refused)];
        }

        var found = await call.Service<QueryItems>().EachAsync(
            query, part, field, [.. parents.Select(p => ((ContentItem)p).ContentItemId.Value)], call.Actor, context.CancellationToken);
        return
        [
            .. parents.Select(p => Answer(
                call, found.GetValueOrDefault(((ContentItem)p).ContentItemId.Value)?.Select(v => v.Item).ToArray() ?? [])),
        ];
    }
}

/// <summary>How many items a list gives: without <c>first</c>, and at most.</summary>
/// <param name="RefusesMore">More than the most is an error; otherwise it is clamped.</param>
internal sealed record PageBounds(int Default, int Max, bool RefusesMore = false)
{
    public int Clamp(int? first) => Math.Clamp(first ?? Default, 0, Max);

    /// <summary>What is wrong with the numbers of a slice; null if nothing is.</summary>
    public string? Problem(InputValues arguments)
    {
        foreach (var name in (ReadOnlySpan<string>)["first", "skip", "last"])
        {
            if (arguments.Get<int?>(name) is not { } number)
                continue;
            if (number < 0)
                return $"'{name}' must not be negative.";
            if (RefusesMore && name != "skip" && number > Max)
                return $"'{name}' must not be more than {Max}.";
        }

        return null;
    }
}

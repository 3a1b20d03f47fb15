using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.Editorial.Notices;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types.Building;

namespace Cms.Web.Api.Items;

/// <summary>One published item by what names it. Not there and not for this caller to see is the same answer.</summary>
internal static class SingleItems
{
    public static void AddTo(ObjectTypeBuilder query)
    {
        query.Field("contentItem", EnvelopeFields.Interface).Describe("The published version of an item.")
            .Argument("contentItemId", "String!")
            .Batch((context, _) => FirstAsync(context, Is(new ItemField.Envelope(EnvelopeField.ContentItemId), context.Arguments.Get<string>("contentItemId"))));
        query.Field("contentItemByPath", EnvelopeFields.Interface).Describe("The published item at an address of the site.")
            .Argument("path", "String!", description: "With or without leading slash.")
            .Argument("culture", "String", description: "Needed only where two languages share an address.")
            .Batch((context, _) =>
            {
                var where = Is(new ItemField.Path(), context.Arguments.Get<string>("path")!.TrimStart('/'));
                return FirstAsync(context, context.Arguments.Get<string>("culture") is { } culture
                    ? new ItemFilter.And([where, Is(new ItemField.Culture(), culture)])
                    : where);
            });
        query.Field("takenDown", "Boolean!").Describe("Whether something stood at an address of the site that was taken down for good.")
            .Argument("path", "String!", description: "With or without leading slash.")
            .Batch(async (context, _) =>
                [FieldResult.Of(await context.Get<Call>().Service<FindTakenDown>().RunAsync(context.Arguments.Get<string>("path")!, context.CancellationToken))]);
        query.Field("contentItemByAlias", EnvelopeFields.Interface).Describe("The published item of an alias.")
            .Argument("alias", "String!")
            .Batch((context, _) => FirstAsync(context, Is(new ItemField.Alias(), context.Arguments.Get<string>("alias"))));
    }

    private static ItemFilter.Compare Is(ItemField field, string? value) => new(field, Comparison.Equal, value);

    private static async ValueTask<IReadOnlyList<FieldResult>> FirstAsync(FieldContext context, ItemFilter where)
    {
        var call = context.Get<Call>();
        var found = await call.Service<QueryItems>().RunAsync(new ItemQuery { Where = where, Take = 1 }, call.Actor, context.CancellationToken);
        return [FieldResult.Of(found.Count > 0 && ItemTypes.IsKnown(context, found[0].Item) ? found[0].Item : null)];
    }
}

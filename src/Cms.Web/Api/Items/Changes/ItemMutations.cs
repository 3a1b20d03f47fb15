using System.Text.Json;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Editorial;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items.Changes;

/// <summary>Changes of items, each by the use case that every other route takes. A change names the version it is based on
/// (<c>seen</c>), so that nothing is overwritten unseen.</summary>
internal static class ItemMutations
{
    private const string Seen = "The contentItemVersionId that the change is based on: the item's latest version.";

    private const string EvenIfAlike = "evenIfAlike";

    /// <summary>Belongs to no version, so that the use case finds a conflict wherever it gets that far.</summary>
    private const int NoVersion = int.MaxValue;

    public static void Add(SchemaScope scope)
    {
        var mutation = scope.Builder.Object("Mutation").Describe("Changes of items; they need the permission ExecuteGraphQLMutations beside those for the items.");
        scope.Builder.Roots(mutation: "Mutation");
        foreach (var type in scope.Types.Where(t => t.Stereotype is null && (t.Creatable || t.Listable)))
            AddType(scope, mutation, type);
        AddGeneral(mutation);
    }

    private static void AddType(SchemaScope scope, ObjectTypeBuilder mutation, ContentType type)
    {
        var create = $"create{type.Name}";
        var save = $"save{type.Name}";
        if (mutation.HasNameLike(create) || mutation.HasNameLike(save))
            return;

        var input = ItemInput.Create(scope, type);
        var creation = mutation.Field(create, type.Name).Describe($"Makes a draft of type {type.DisplayName}.")
            .Argument("input", $"{input.TypeName}!");
        if (type.Has("SourceRevisionPart"))
            creation.Argument(EvenIfAlike, "Boolean", description: "Makes the story though one in the house is much like it; otherwise that is refused, and the one in the house is named.");
        creation.Batch((context, _) => RunAsync(context, call => SaveAsync(context, call, type, input, id: null)));
        mutation.Field(save, type.Name).Describe("Saves a new draft version; what is not given stays as it is.")
            .Argument("contentItemId", "String!").Argument("seen", "String!", description: Seen)
            .Argument("input", $"{input.TypeName}!")
            .Batch((context, _) => RunAsync(context, call => SaveAsync(context, call, type, input, Id(context))));
    }

    private static void AddGeneral(ObjectTypeBuilder mutation)
    {
        Change(mutation, "publishContentItem", "Makes the latest version the public one. The result may be a newer version, in which the disclaimer is frozen.",
            (call, id, seen, cancellationToken) => call.Service<PublishItem>().RunAsync(id, seen, call.Actor, cancellationToken));
        Change(mutation, "unpublishContentItem", "Takes the item off the public site; its latest version stays as a draft.",
            (call, id, seen, cancellationToken) => call.Service<UnpublishItem>().RunAsync(id, seen, call.Actor, cancellationToken));
        Change(mutation, "deleteContentItem", "Removes the item. The result is what was its latest version.",
            (call, id, seen, cancellationToken) => call.Service<DeleteItem>().RunAsync(id, seen, call.Actor, cancellationToken));
    }

    private static void Change(
        ObjectTypeBuilder mutation, string name, string description, Func<Call, ItemId, int, CancellationToken, Task<Result<ItemVersion>>> change) =>
        mutation.Field(name, EnvelopeFields.Interface).Describe(description)
            .Argument("contentItemId", "String!").Argument("seen", "String!", description: Seen)
            .Batch((context, _) => RunAsync(context, async call =>
            {
                if (Id(context) is not { } id)
                    return Problem.NotFound("no-such-item", "This item does not exist.");
                var latest = await LatestAsync(context, call, id);
                return await change(call, id, NumberOf(latest, context), context.CancellationToken);
            }));

    private static async Task<Result<ItemVersion>> SaveAsync(FieldContext context, Call call, ContentType type, ItemInput input, ItemId? id)
    {
        var isNew = !context.Arguments.ContainsKey("contentItemId");
        if (!isNew && id is null)
            return Problem.NotFound("no-such-item", "This item does not exist.");

        var latest = isNew ? null : await LatestAsync(context, call, id!.Value);
        var read = input.Read(context.Arguments.Get<InputValues>("input")!);
        if (!read.Succeeded)
            return read.Problem;
        ItemContent content;
        try
        {
            content = (latest?.Content ?? ItemContent.Empty).Edit(root => MergePatch.Apply(root, read.Value));
        }
        catch (JsonException e)
        {
            return Problem.Invalid("invalid-content", e.Message);
        }

        return await call.Service<SaveDraft>().RunAsync(
            new SaveDraftInput(id, type.Name, content, isNew ? 0 : NumberOf(latest, context))
            {
                RefuseAlike = isNew && context.Arguments.Get<bool?>(EvenIfAlike) != true,
            },
            call.Actor, context.CancellationToken);
    }

    private static async ValueTask<IReadOnlyList<FieldResult>> RunAsync(FieldContext context, Func<Call, Task<Result<ItemVersion>>> change)
    {
        var call = context.Get<Call>();
        if (!call.Actor.Can(Permissions.ExecuteGraphQLMutations))
            return [FieldResult.Forbidden("You may not change anything through GraphQL.")];
        Result<ItemVersion> done;
        try
        {
            done = await change(call);
        }
        catch (Exception e) when (EditorialStorage.IsBusy(e))
        {
            return [FieldResult.Failed("Somebody else is writing just now. Nothing was changed; try again.", "BUSY")];
        }

        return [done.Succeeded ? FieldResult.Of(done.Value.Item) : new FieldResult(null, await ErrorAsync(done.Problem, context, call))];
    }

    private static async Task<FieldError> ErrorAsync(Problem problem, FieldContext context, Call call)
    {
        var extensions = new Dictionary<string, object?> { ["reason"] = problem.Code };
        if (problem.Details.Length > 0)
        {
            extensions["places"] = problem.Details
                .Select(d => new Dictionary<string, object?> { ["place"] = d.Place, ["message"] = d.Message }).ToArray();
        }

        if (problem.Code == "changed-meanwhile" && Id(context) is { } id)
        {
            extensions["latest"] = await LatestAsync(context, call, id) is not { } latest ? null : new Dictionary<string, object?>
            {
                ["contentItemVersionId"] = latest.VersionId.Value,
                ["published"] = latest.Item.Published,
                ["modifiedUtc"] = latest.Item.ModifiedUtc is { } at ? ContentItemJson.Format(at) : null,
            };
        }

        return new FieldError(problem.Message, CodeOf(problem.Kind)) { Extensions = extensions };
    }

    private static string CodeOf(ProblemKind kind) => kind switch
    {
        ProblemKind.NotFound => "NOT_FOUND",
        ProblemKind.Forbidden => "FORBIDDEN",
        ProblemKind.Conflict => "CONFLICT",
        _ => "VALIDATION",
    };

    private static ItemId? Id(FieldContext context) =>
        ItemId.TryParse(context.Arguments.Get<string>("contentItemId"), out var id) ? id : null;

    /// <summary>Null also when the caller may not know of it.</summary>
    private static async Task<ItemVersion?> LatestAsync(FieldContext context, Call call, ItemId id)
    {
        var found = await call.Service<GetItem>().RunAsync(id, ItemView.Latest, call.Actor, context.CancellationToken);
        return found.Succeeded ? found.Value : null;
    }

    private static int NumberOf(ItemVersion? latest, FieldContext context) =>
        latest is not null && latest.VersionId.Value == context.Arguments.Get<string>("seen") ? latest.Number : NoVersion;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <param name="Id">Null makes a new item; so does an id that is not there yet.</param>
/// <param name="Changes">Parts by name, laid over those of the latest version: objects are merged, everything else is replaced.</param>
/// <param name="Base">The version the change is made from; null for a new item.</param>
/// <param name="Publish">Otherwise it stays a draft.</param>
public sealed record SaveItemInput(ItemId? Id, string ContentType, JsonObject Changes, VersionId? Base, bool Publish)
{
    /// <inheritdoc cref="SaveDraftInput.RefuseAlike"/>
    public bool RefuseAlike { get; init; }
}

/// <summary>Makes or changes an item and publishes it, in one: what may not be published is not saved either. By the rules of
/// <see cref="SaveDraft"/> and <see cref="PublishItem"/>.</summary>
public sealed class SaveItem
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly GonePathStore _gone;
    private readonly SaveDraft _save;
    private readonly PublishItem _publish;

    internal SaveItem(UnitOfWork work, ItemStore items, GonePathStore gone, SaveDraft save, PublishItem publish) =>
        (_work, _items, _gone, _save, _publish) = (work, items, gone, save, publish);

    /// <returns>The new version; <c>taken-down</c> for an id that was taken down, <c>base-missing</c> where an item is changed
    /// without naming a version, <c>changed-meanwhile</c> where that is not the latest, or what saving and publishing refuse.</returns>
    public async Task<Result<ItemVersion>> RunAsync(SaveItemInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (input.Id is { } known && await _gone.IsGoneAsync(known, cancellationToken))
            return Problem.NotFound("taken-down", "This item was taken down.");

        var before = input.Id is { } id ? await _items.FindLatestAsync(id, cancellationToken) : null;
        if (before is null)
        {
            // Orchard asks both of who makes an item, also of a draft.
            if (!actor.MayEdit(input.ContentType, actor.AccountId) || !actor.MayPublish(input.ContentType, actor.AccountId))
                return Problem.Forbidden("may-not-create", $"You may not make items of the type '{input.ContentType}' this way.");
            if (input.Base is not null)
                return Problem.Conflict("changed-meanwhile", "This item does not exist, or was deleted meanwhile.");
        }
        else if (!actor.MayEdit(before.Item.ContentType, before.Item.Owner))
        {
            return Problem.Forbidden("may-not-edit", $"You may not edit items of the type '{before.Item.ContentType}'.");
        }
        else if (input.Base is not { } based)
        {
            return Problem.Invalid("base-missing", "Say which version the change is made from.");
        }
        else if (based != before.VersionId)
        {
            return SaveProblems.Changed(before, actor);
        }

        ItemContent content;
        try
        {
            content = (before?.Content ?? ItemContent.Empty).Edit(root => Lay(root, input.Changes));
        }
        catch (JsonException e)
        {
            return Problem.Invalid("invalid-content", e.Message);
        }

        var saved = await _save.RunAsync(
            new SaveDraftInput(input.Id, input.ContentType, content, before?.Number ?? 0) { RefuseAlike = input.RefuseAlike }, actor, cancellationToken);
        if (saved.Succeeded && input.Publish)
            saved = await _publish.RunAsync(saved.Value.ContentItemId, saved.Value.Number, actor, cancellationToken);
        if (saved.Succeeded)
            await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    private static void Lay(JsonObject into, JsonObject changes)
    {
        foreach (var (key, value) in changes)
        {
            if (into[key] is JsonObject before && value is JsonObject after)
                Lay(before, after);
            else
                into[key] = value?.DeepClone();
        }
    }
}

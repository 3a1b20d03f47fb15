using Cms.Content.Definitions;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Definitions;

namespace Cms.Editorial.Items;

/// <summary>Makes the latest version of an item public: the one way there, for the desk's workflow as for <see cref="PublishItem"/>.
/// Asks for no permission, that is the caller's part.</summary>
internal sealed class ItemPublisher(
    ItemStore items,
    CurrentDefinitions definitions,
    Embargoes embargoes,
    GonePathStore gone,
    Disclaimers disclaimers,
    ContentEvents events,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Publishes. Call it inside a transaction, and leave that without commit when it is refused.</summary>
    /// <param name="latest">The latest version, as stored.</param>
    /// <returns>The published version, a new one when the disclaimer was frozen into it; or <c>incomplete</c>, <c>embargoed</c>,
    /// <c>taken-down</c>, <c>no-disclaimer</c>, <c>no-such-disclaimer</c>, <c>changed-meanwhile</c>, <c>path-taken</c>, <c>alias-taken</c>,
    /// <c>translation-exists</c>.</returns>
    internal async Task<Result<ItemVersion>> PublishAsync(ItemVersion latest, Actor actor, CancellationToken cancellationToken)
    {
        var all = await definitions.GetAsync(cancellationToken);
        if (!all.TryType(latest.Item.ContentType, out var type))
            return Problem.Invalid("no-such-type", $"There is no content type '{latest.Item.ContentType}'.");

        var missing = RequiredRules.Check(latest.Content, type, all);
        if (missing.Length > 0)
            return Problem.Invalid("incomplete", string.Join(" ", missing.Select(m => m.Message)), missing);

        if (await gone.IsGoneAsync(latest.ContentItemId, cancellationToken))
            return Problem.Conflict("taken-down", "This item was taken down, and stays so.");

        if (await embargoes.CheckAsync(latest, cancellationToken) is { } embargoed)
            return embargoed;

        var final = await FreezeAsync(latest, type, all, actor, cancellationToken);
        if (!final.Succeeded)
            return final.Problem;

        var result = await items.PublishAsync(final.Value.ContentItemId, final.Value.Number, time.GetUtcNow().UtcDateTime, cancellationToken);
        var published = result.ToResult(actor, PathRules.Normalise(final.Value.Content.Text("AutoroutePart", "Path")));
        if (!published.Succeeded)
            return published;

        audit.Note(actor, AuditActions.ItemPublished, published.Value, published.Value.PreviousHash);
        await events.RaiseAsync(ContentEventNames.Published, published.Value, actor, cancellationToken);
        return published;
    }

    /// <summary>Writes the disclaimer into a version of its own, so that versions stay what they were.</summary>
    private async Task<Result<ItemVersion>> FreezeAsync(
        ItemVersion latest, ContentType type, ContentDefinitions all, Actor actor, CancellationToken cancellationToken)
    {
        if (!type.Has(Disclaimers.Part))
            return latest;

        var frozen = await disclaimers.FreezeAsync(latest.Content, type.Name, cancellationToken);
        if (!frozen.Succeeded)
            return frozen.Problem;
        if (frozen.Value.Equals(latest.Content))
            return latest;

        var item = latest.Item with
        {
            ContentItemVersionId = VersionId.New(),
            Content = frozen.Value,
            Latest = true,
            Published = false,
            ModifiedUtc = time.GetUtcNow().UtcDateTime,
        };
        return (await items.SaveAsync(item, latest.Number, ItemIndexer.Index(item, all), cancellationToken)).ToResult(actor);
    }
}

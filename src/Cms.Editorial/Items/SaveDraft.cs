using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <param name="Id">Null makes a new item; so does an id that is not there yet, with <paramref name="Seen"/> 0.</param>
/// <param name="Content">All parts; what is not in it is gone.</param>
/// <param name="Seen">Number of the version the edit is based on; 0 for a new item.</param>
public sealed record SaveDraftInput(ItemId? Id, string ContentType, ItemContent Content, int Seen);

/// <summary>Saves an item as a new version that is not public yet. Required fields may still be empty.</summary>
public sealed class SaveDraft
{
    /// <returns>The new version with display text, path and localization set filled in, or <c>may-not-edit</c>,
    /// <c>no-such-type</c>, <c>no-such-item</c>, <c>changed-meanwhile</c>, <c>invalid-content</c> (with a detail for each place),
    /// <c>path-taken</c>, <c>alias-taken</c>, <c>translation-exists</c>.</returns>
    public Task<Result<ItemVersion>> RunAsync(SaveDraftInput input, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

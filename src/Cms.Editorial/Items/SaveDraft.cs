using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Intake;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Items;

/// <param name="Id">Null makes a new item; so does an id that is not there yet, with <paramref name="Seen"/> 0.</param>
/// <param name="Content">All parts; what is not in it is gone.</param>
/// <param name="Seen">Number of the version the edit is based on; 0 for a new item.</param>
public sealed record SaveDraftInput(ItemId? Id, string ContentType, ItemContent Content, int Seen)
{
    /// <summary>Refuses a new source story that is much like one in the house, so that the person can look at that first.</summary>
    public bool RefuseAlike { get; init; }
}

/// <summary>Saves an item as a new version that is not public yet. Required fields may still be empty.</summary>
public sealed class SaveDraft
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ItemWriter _writer;
    private readonly EditorialGate _gate;
    private readonly LikeStories _likes;

    internal SaveDraft(UnitOfWork work, ItemStore items, ItemWriter writer, EditorialGate gate, LikeStories likes) =>
        (_work, _items, _writer, _gate, _likes) = (work, items, writer, gate, likes);

    /// <returns>The new version with display text, path and localization set filled in, or <c>may-not-edit</c>,
    /// <c>no-such-type</c>, <c>no-such-item</c>, <c>changed-meanwhile</c>, <c>invalid-content</c> (with a detail for each place),
    /// <c>notices-stay</c>, <c>path-taken</c>, <c>alias-taken</c>, <c>translation-exists</c>, <c>not-now</c>, <c>pinned</c>,
    /// <c>already-taken-in</c>, <c>near-duplicate</c>.</returns>
    public async Task<Result<ItemVersion>> RunAsync(SaveDraftInput input, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(input.Seen);
        await using var transaction = await _work.BeginAsync(cancellationToken);

        var id = input.Id ?? ItemId.New();
        var before = input.Id is null ? null : await _items.FindLatestAsync(id, cancellationToken);
        if (!actor.MayEdit(input.ContentType, before is null ? actor.AccountId : before.Item.Owner))
            return Problem.Forbidden("may-not-edit", $"You may not edit items of the type '{input.ContentType}'.");
        if (before is null ? input.Seen > 0 : !actor.MayView(before.Item.ContentType, before.Item.Owner))
            return Problem.NotFound("no-such-item", "This item does not exist, or was deleted meanwhile.");
        if (before is not null && before.Item.ContentType != input.ContentType)
            return Problem.Invalid("other-type", $"This item is of the type '{before.Item.ContentType}', and stays so.");
        if (before is not null && before.Number != input.Seen)
            return SaveProblems.Changed(before, actor);
        if (before is not null && await _gate.MaySaveAsync(before, input.Content, actor, cancellationToken) is { } held)
            return held;

        if (NoticesRule.Against(before?.Content, input.Content) is { } changed)
            return changed;
        if (before is null && input.RefuseAlike && SourceStories.IsStory(input.Content)
            && await _likes.AgainstAsync(input.Content, actor, cancellationToken) is { } alike)
            return alike;

        var saved = await _writer.SaveAsync(new ItemDraft(id, input.ContentType, input.Content, before), actor, cancellationToken);
        if (saved.Succeeded)
            await transaction.CommitAsync(cancellationToken);
        return saved;
    }
}

using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Data.Comments;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Notifications;

namespace Cms.Editorial.Comments;

/// <summary>What was said of an item.</summary>
/// <param name="Item">The latest version.</param>
/// <param name="Comments">Oldest first, answers among them.</param>
/// <param name="Segments">Ids in reading order; empty when the text is not made from segments.</param>
/// <param name="People">Whom a comment can mention: names of those who may read the item, without who asks.</param>
/// <param name="IsFollowing">Whether this person is told of what happens with it.</param>
public sealed record ItemComments(
    ItemVersion Item, ImmutableArray<CommentView> Comments, ImmutableArray<string> Segments, ImmutableArray<string> People, bool IsFollowing);

/// <summary>Reads what was said of an item, and to whom something can be said.</summary>
public sealed class ListComments
{
    private readonly CommentStore _comments;
    private readonly CommentedItems _items;
    private readonly CommentRules _rules;
    private readonly DeskStore _desk;
    private readonly Notify _notify;

    internal ListComments(CommentStore comments, CommentedItems items, CommentRules rules, DeskStore desk, Notify notify) =>
        (_comments, _items, _rules, _desk, _notify) = (comments, items, rules, desk, notify);

    /// <returns>The comments, or <c>no-such-item</c> (also when this actor may not read drafts of it).</returns>
    public async Task<Result<ItemComments>> RunAsync(ItemId item, Actor actor, CancellationToken cancellationToken)
    {
        if (await _items.FindAsync(item, withText: true, actor, cancellationToken) is not { } found)
            return ItemProblems.NoSuchItem;

        var comments = await _comments.ListAsync(item, cancellationToken);
        var people = await _desk.FindPeopleAsync([.. CommentReading.AccountsOf(comments).Distinct(StringComparer.Ordinal)], cancellationToken);
        return new ItemComments(
            found.Latest,
            CommentReading.Views(comments, found, people, actor),
            found.Text is { } text ? [.. text.Segments.Select(segment => segment.Id)] : [],
            await PeopleAsync(found, actor, cancellationToken),
            (await _notify.FollowersAsync(item, cancellationToken)).Contains(actor.AccountId!));
    }

    private async Task<ImmutableArray<string>> PeopleAsync(CommentedItem item, Actor actor, CancellationToken cancellationToken) =>
    [
        .. (await _rules.ReadersAsync(item, cancellationToken))
            .Where(person => person.Id != actor.AccountId && person.Name != Person.Unnamed)
            .Select(person => person.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.CurrentCulture),
    ];
}

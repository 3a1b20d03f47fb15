using Cms.Content.Items;
using Cms.Data.Comments;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Notifications;

namespace Cms.Editorial.Comments;

/// <summary>What the use cases of comments have in common.</summary>
internal sealed class CommentRules(CommentStore comments, CommentedItems items, Everybody everybody, DeskStore desk)
{
    /// <summary>Longest comment, in UTF-16 code units.</summary>
    public const int MaxLength = 5_000;

    public const int MaxQuoteLength = 1_000;

    public static Problem NoSuchComment { get; } = Problem.NotFound("no-such-comment", "This comment does not exist any more.");

    public static Problem? AgainstText(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > MaxLength || text.Contains('\0', StringComparison.Ordinal)
            ? Problem.Invalid("bad-comment", $"A comment has between 1 and {MaxLength:N0} characters.")
            : null;

    /// <returns>The comment with its item, or null when there is none for this actor, or it was taken back.</returns>
    public async Task<(CommentedItem Item, Comment Comment)?> FindAsync(ItemId item, string id, Actor actor, CancellationToken cancellationToken) =>
        await items.FindAsync(item, withText: false, actor, cancellationToken) is { } found
        && (await comments.FindAsync([id], cancellationToken)).GetValueOrDefault(id) is { DeletedUtc: null } comment && comment.Item == item
            ? (found, comment)
            : null;

    /// <summary>Who could be told of what is said of the item, by the names the desk knows them by.</summary>
    public async Task<IReadOnlyList<Person>> ReadersAsync(CommentedItem item, CancellationToken cancellationToken) =>
        [.. (await PeopleAsync(cancellationToken)).Where(who => item.IsFor(who.Actor)).Select(who => who.Person)];

    /// <returns>The accounts that a text mentions; or <c>may-not-see</c> for somebody who may not read the item.</returns>
    public async Task<Result<IReadOnlySet<string>>> MentionedAsync(string text, CommentedItem item, CancellationToken cancellationToken)
    {
        if (!text.Contains('@', StringComparison.Ordinal))
            return Result.Of<IReadOnlySet<string>>(new HashSet<string>());

        var all = await PeopleAsync(cancellationToken);
        var mentioned = Mentions.In(text, all.Select(who => who.Person)).Select(person => person.Id).ToHashSet(StringComparer.Ordinal);

        // Where several bear one name, those who may read it are meant.
        var may = all.Where(who => mentioned.Contains(who.Person.Id) && item.IsFor(who.Actor)).Select(who => who.Person).ToArray();
        var names = may.Select(person => person.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var outside = all.Where(who => mentioned.Contains(who.Person.Id) && !names.Contains(who.Person.Name))
            .Select(who => who.Person.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return outside.Length == 0
            ? Result.Of<IReadOnlySet<string>>(may.Select(person => person.Id).ToHashSet(StringComparer.Ordinal))
            : Problem.Invalid(
                "may-not-see",
                $"{string.Join(", ", outside)} may not see this, so nothing can be said to them here. Write the name without @, or ask somebody who may.");
    }

    private async Task<IReadOnlyList<(Actor Actor, Person Person)>> PeopleAsync(CancellationToken cancellationToken)
    {
        var actors = await everybody.ListAsync(cancellationToken);
        var people = await desk.FindPeopleAsync([.. actors.Select(actor => actor.AccountId!)], cancellationToken);
        return [.. actors.Where(actor => people.ContainsKey(actor.AccountId!)).Select(actor => (actor, people[actor.AccountId!]))];
    }
}

using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Translations;

/// <summary>Tells the others who have an article open where this person is, and this person where they are.</summary>
public sealed class KeepPresence
{
    /// <summary>Who has not been heard of for so long has gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly DeskReader _desk;
    private readonly PresenceStore _presences;
    private readonly TimeProvider _time;

    internal KeepPresence(DeskReader desk, PresenceStore presences, TimeProvider time) =>
        (_desk, _presences, _time) = (desk, presences, time);

    /// <param name="segmentId">Where this person is; null when in none.</param>
    /// <param name="leaves">The page is being closed.</param>
    /// <returns>The others; or <c>no-such-article</c>, <c>needs-account</c>.</returns>
    public async Task<Result<ImmutableArray<PersonHere>>> RunAsync(
        ItemId article, string? segmentId, bool leaves, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        if (await _desk.FindAsync(article, cancellationToken) is not { Piece: var piece }
            || !DeskRules.MayRead(actor, piece.Latest.Item, piece.Claim?.AccountId))
            return DeskRules.NoSuchArticle;

        var now = _time.GetUtcNow().UtcDateTime;
        if (leaves)
            await _presences.DropAsync(article, account, cancellationToken);
        else
            await _presences.KeepAsync(article, new Presence(account, segmentId is { Length: <= 80 } ? segmentId : null, now), cancellationToken);

        var here = (await _presences.ListAsync(article, now - Patience, cancellationToken)).Where(p => p.AccountId != account).ToArray();
        var people = await _desk.PeopleAsync([], [], cancellationToken, here.Select(p => p.AccountId));
        return here.Select(p => new PersonHere(people.GetValueOrDefault(p.AccountId)?.Name ?? "Somebody", p.SegmentId)).ToImmutableArray();
    }
}

/// <summary>Somebody else who has the article open.</summary>
/// <param name="SegmentId">Null when in no segment.</param>
public sealed record PersonHere(string Name, string? SegmentId);

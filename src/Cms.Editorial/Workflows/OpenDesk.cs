using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows;

/// <summary>
/// All that is open on the desk as one person may see it, read in a fixed number of statements without any text: filters,
/// counts and sorting are then a matter of memory, by the same rules that decide when somebody acts.
/// </summary>
internal sealed class OpenDesk(
    OpenPieceStore open, DeskStore desk, ItemStore items, Terms terms, WorkflowTypeStore typeStore, WorkflowTypes types, TimeProvider time)
{
    /// <returns>The longest waiting first.</returns>
    public async Task<ImmutableArray<OpenCard>> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var pieces = await open.ListAsync(cancellationToken);
        if (pieces.Count == 0 || actor.AccountId is not { } account)
            return [];

        var same = actor.Contributor is { } contributor ? await open.ListAccountsOfAsync(contributor, cancellationToken) : [];
        string[] mine = [.. same.Append(account).Distinct(StringComparer.Ordinal)];
        var acts = (await open.ListActsAsync(mine, cancellationToken)).ToLookup(act => act.Article, act => act.Entry);
        var people = await desk.FindPeopleAsync(
            [.. pieces.Select(piece => piece.Claim?.AccountId).OfType<string>().Concat(mine).Distinct(StringComparer.Ordinal)], cancellationToken);

        var stale = await StaleAsync(pieces, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var cards = ImmutableArray.CreateBuilder<OpenCard>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (!DeskRules.MayRead(actor, piece.ContentType, piece.Owner, piece.Claim?.AccountId))
                continue;

            var type = await types.GetAsync(typeStore, piece.Type.WorkflowTypeId, piece.Type.Version, cancellationToken);
            var task = piece.Fault is null ? UserTask.From(type.Find(piece.At.ActivityId)) : null;
            var facts = new PieceFacts(
                piece.At.Title,
                piece.Fault,
                task,
                piece.ContentType,
                piece.Owner,
                piece.Claim is not null,
                piece.Claim?.AccountId,
                piece is { SourceLanguage: { } from, Culture: { } to } ? Piece.PairOf(from, to) : null,
                type,
                [.. acts[piece.Article]],
                people);
            cards.Add(new OpenCard(piece, facts, DeskRules.AgainstActing(facts, actor), actor, Piece.DueOf(piece.Plan, task, piece.SinceUtc), now)
            {
                IsStale = stale.Contains(piece.Article),
            });
        }

        return cards.ToImmutable();
    }

    /// <summary>Only where the source has changed since it was first frozen the texts are looked at, for what they are pinned to.</summary>
    private async Task<IReadOnlySet<ItemId>> StaleAsync(IReadOnlyList<OpenPiece> pieces, CancellationToken cancellationToken)
    {
        var suspects = pieces.Where(piece => piece.Revision > (piece.Confirmed ?? 1)).ToArray();
        if (suspects.Length == 0)
            return ImmutableHashSet<ItemId>.Empty;

        var articles = await items.FindManyAsync([.. suspects.Select(piece => piece.Article)], VersionStatus.Latest, cancellationToken);
        return suspects
            .Where(piece => articles.TryGetValue(piece.Article, out var article)
                && SourcePin.Of(article.Content) is { } pin && piece.Revision > pin.Revision)
            .Select(piece => piece.Article)
            .ToHashSet();
    }

    /// <summary>Completes some of the cards with what a list shows of them.</summary>
    public async Task<ImmutableArray<DeskPiece>> CompleteAsync(IReadOnlyCollection<OpenCard> cards, CancellationToken cancellationToken)
    {
        if (cards.Count == 0)
            return [];

        var journals = await desk.ListJournalsAsync([.. cards.Select(card => card.Piece.Article)], cancellationToken);
        var comments = cards.ToDictionary(
            card => card.Piece.Article,
            card => journals.GetValueOrDefault(card.Piece.Article)?.LastOrDefault(entry => entry.Comment is not null));
        var people = await desk.FindPeopleAsync(
            [.. comments.Values.Select(entry => entry?.AccountId).OfType<string>().Distinct(StringComparer.Ordinal)], cancellationToken);
        var outlets = await OutletNamesAsync(cards, cancellationToken);
        var index = await terms.GetAsync(cancellationToken);
        return
        [
            .. cards.Select(card => card.ToPiece() with
            {
                LastComment = comments[card.Piece.Article]?.Comment,
                LastCommentBy = comments[card.Piece.Article] is { } entry
                    ? entry.AccountId is { } by ? people.GetValueOrDefault(by)?.Name ?? "Somebody" : "Somebody"
                    : null,
                Outlet = card.Piece.Outlet is { } outlet ? outlets.GetValueOrDefault(outlet) : null,
                Section = card.Piece.Section is { } section ? index.Find(section)?.Name : null,
            }),
        ];
    }

    public async Task<IReadOnlyDictionary<string, string>> OutletNamesAsync(
        IEnumerable<OpenCard> cards, CancellationToken cancellationToken)
    {
        var ids = cards.Select(card => card.Piece.Outlet).Where(id => ItemId.TryParse(id, out _)).Select(id => new ItemId(id!)).ToHashSet();
        return ids.Count == 0
            ? ImmutableDictionary<string, string>.Empty
            : (await items.FindManyAsync(ids, VersionStatus.Latest, cancellationToken))
                .ToDictionary(found => found.Key.Value, found => found.Value.Item.DisplayText ?? found.Key.Value);
    }

    public async Task<TermIndex> SectionsAsync(CancellationToken cancellationToken) => await terms.GetAsync(cancellationToken);
}

/// <summary>An open piece as one person sees it, before it is shown.</summary>
/// <param name="WhyNot">What keeps this person from its task, or null.</param>
internal sealed record OpenCard(OpenPiece Piece, PieceFacts Facts, Problem? WhyNot, Actor Actor, DateTime? DueUtc, DateTime NowUtc)
{
    /// <summary>Whether the source has a newer revision than the one pinned or confirmed.</summary>
    public bool IsStale { get; init; }

    public string State => Piece.At.State ?? Piece.At.Title;

    public bool IsMine => Piece.Claim?.AccountId == Actor.AccountId;

    /// <summary>Nobody has it, and this person could.</summary>
    public bool IsFree => WhyNot?.Code == "take-it-first" && DeskRules.AgainstHaving(Facts, Actor) is null;

    public bool WaitsForMe => WhyNot is null && !IsMine;

    public bool IsOverdue => DueUtc < NowUtc;

    public string Title => Piece.Title is { Length: > 0 } title ? title : Piece.OriginalTitle ?? Piece.Article.Value;

    public DeskPiece ToPiece() => new(
        Piece.Article,
        Piece.Claim?.Story,
        Piece.ContentType,
        Title,
        string.IsNullOrEmpty(Piece.OriginalTitle) ? null : Piece.OriginalTitle,
        Piece.SourceLanguage,
        Piece.Culture,
        new DeskState(
            State,
            Piece.At.Title,
            Piece.SinceUtc,
            DueUtc,
            Piece.Claim?.AccountId is { } holder ? Facts.NameOf(holder) : null,
            Piece.Claim?.AccountId)
        {
            Fault = Piece.Fault,
            Priority = Piece.Plan.Priority,
            ClaimExpires = Facts.Task is { Claimable: true } ? Piece.Claim?.ExpiresUtc : null,
        },
        WhyNot?.Message,
        null,
        null)
    {
        Number = Piece.Number,
        IsStale = IsStale,
        IsOverdue = IsOverdue,
        IsFree = IsFree,
        Actions = Facts.Task is { } task
            ? [.. task.Actions.Select(outcome => new DeskAction(outcome, task.CommentRequired.Contains(outcome), WhyNot?.Message))]
            : [],
    };
}

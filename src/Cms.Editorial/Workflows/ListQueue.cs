using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;
using Cms.Editorial.Sites;
using Cms.Editorial.Translations;
using Cms.Translations.Segments;

namespace Cms.Editorial.Workflows;

/// <summary>What is on the desk and in the basket of new stories, sorted for one person.</summary>
public sealed class ListQueue
{
    private readonly ItemStore _items;
    private readonly DeskStore _store;
    private readonly DeskReader _desk;
    private readonly CurrentDefinitions _definitions;
    private readonly CurrentSite _site;

    internal ListQueue(
        ItemStore items,
        DeskStore store,
        DeskReader desk,
        CurrentDefinitions definitions,
        CurrentSite site) =>
        (_items, _store, _desk, _definitions, _site) = (items, store, desk, definitions, site);

    /// <summary>Longest list of unclaimed stories.</summary>
    public const int MaxUnclaimed = 200;

    private const int BatchSize = 200;

    private const int MaxBatches = 5;

    /// <summary>Takes the same few statements whatever there is; more only where most new stories are claimed.</summary>
    /// <returns>The queue, or <c>needs-account</c>.</returns>
    public async Task<Result<DeskQueue>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        var mine = ImmutableArray.CreateBuilder<DeskPiece>();
        var waiting = ImmutableArray.CreateBuilder<DeskPiece>();
        var others = ImmutableArray.CreateBuilder<DeskPiece>();
        foreach (var piece in await _desk.ListAsync(cancellationToken))
        {
            if (!DeskRules.MayRead(actor, piece.Latest.Item, piece.Claim?.AccountId))
                continue;

            var row = ToRow(piece, actor);
            var list = piece.Claim?.AccountId == account ? mine : row.WhyNot is null ? waiting : others;
            list.Add(row);
        }

        return new DeskQueue(
            mine.ToImmutable(), waiting.ToImmutable(), await UnclaimedAsync(actor, cancellationToken), others.ToImmutable());
    }

    private static DeskPiece ToRow(Piece piece, Actor actor)
    {
        var content = piece.Latest.Content;
        var original = content.Text("SourcePart", "OriginalTitle", "Text");
        var comment = piece.Journal.LastOrDefault(entry => entry.Comment is not null);
        return new DeskPiece(
            piece.Article,
            piece.Claim?.Story,
            piece.Latest.Item.ContentType,
            piece.Latest.Item.DisplayText is { Length: > 0 } title ? title : original ?? piece.Article.Value,
            string.IsNullOrEmpty(original) ? null : original,
            piece.From,
            piece.To,
            piece.ToState(),
            DeskRules.AgainstActing(piece, actor)?.Message,
            comment?.Comment,
            comment is null ? null : piece.NameOf(comment.AccountId));
    }

    private async Task<ImmutableArray<UnclaimedStory>> UnclaimedAsync(Actor actor, CancellationToken cancellationToken)
    {
        ImmutableArray<string> types =
            [.. (await _definitions.GetAsync(cancellationToken)).Types.Values.Where(IsStory).Select(type => type.Name)];
        var directions = await Directions.OfAsync(actor, _site, cancellationToken);
        if (types.IsEmpty || directions.IsEmpty)
            return [];

        var found = ImmutableArray.CreateBuilder<UnclaimedStory>();
        for (var batch = 0; batch < MaxBatches && found.Count < MaxUnclaimed; batch++)
        {
            var stories = await _items.QueryAsync(
                new ItemQuery
                {
                    ContentTypes = types,
                    Status = VersionStatus.Latest,
                    OrderBy = [new ItemOrder(new ItemField.Envelope(EnvelopeField.CreatedUtc), Descending: true)],
                    Skip = batch * BatchSize,
                    Take = BatchSize,
                },
                cancellationToken);
            if (stories.Count > 0)
                found.AddRange(await UnclaimedAmongAsync(stories, directions, cancellationToken));

            if (stories.Count < BatchSize)
                break;
        }

        return [.. found.Take(MaxUnclaimed)];
    }

    private async Task<IEnumerable<UnclaimedStory>> UnclaimedAmongAsync(
        IReadOnlyList<ItemVersion> stories, Directions directions, CancellationToken cancellationToken)
    {
        var taken = await _store.ListTranslatedAsync([.. stories.Select(story => story.ContentItemId)], cancellationToken);
        var free = (
            from story in stories
            let language = story.Content.Text("SourceRevisionPart", "Language", "Text")
            where !string.IsNullOrWhiteSpace(language)
            from to in directions.From(language)
            where !taken.Contains((story.ContentItemId, to.ToLowerInvariant()))
            select (Story: story, From: language, To: to)).ToArray();
        var outlets = await OutletsAsync(free.Select(row => row.Story), cancellationToken);
        return free.Select(row => new UnclaimedStory(
            row.Story.ContentItemId,
            row.Story.Item.DisplayText ?? row.Story.ContentItemId.Value,
            OutletOf(row.Story) is { } outlet ? outlets.GetValueOrDefault(outlet)?.Item.DisplayText : null,
            row.From,
            row.To,
            WordCount.Of(row.Story.Content.Text("TitlePart", "Title") ?? "")
                + WordCount.Of(row.Story.Content.Text("SourceRevisionPart", "Text", "Markdown") ?? ""),
            row.Story.Content.Instant("SourceRevisionPart", "RetrievedUtc", "Value") ?? row.Story.Item.CreatedUtc));
    }

    private async Task<IReadOnlyDictionary<ItemId, ItemVersion>> OutletsAsync(
        IEnumerable<ItemVersion> stories, CancellationToken cancellationToken)
    {
        var ids = stories.Select(OutletOf).OfType<ItemId>().ToHashSet();
        return ids.Count == 0
            ? ImmutableDictionary<ItemId, ItemVersion>.Empty
            : await _items.FindManyAsync(ids, VersionStatus.Latest, cancellationToken);
    }

    private static ItemId? OutletOf(ItemVersion story) =>
        story.Content.Texts("SourceRevisionPart", "Outlet", "ContentItemIds") is [var id, ..] && ItemId.TryParse(id, out var outlet)
            ? outlet
            : null;

    private static bool IsStory(ContentType type) => type.Has("SourceRevisionPart");
}

using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Workflows;
using Cms.Translations.Intake;
using Cms.Translations.Segments;

namespace Cms.Editorial.Intake;

/// <summary>Finds the stories in the house that are much like a text. What a person may not know of is not found by them.</summary>
internal sealed class LikeStories(StoryPrintStore prints, ItemStore items, ClaimStore claims, DeskReader desk)
{
    /// <summary>From here on a text is pointed out: half of all runs of three words in common is no accident, and more than the
    /// lines that an outlet sets below each of its stories.</summary>
    private const double Least = 0.5;

    /// <summary>Of the twenty bands of a print: what two texts of that likeness and more have in common.</summary>
    private const int LeastBands = 6;

    private const int MostCandidates = 20;

    private const int MostShown = 5;

    /// <summary>What keeps a new story from being saved unasked: one of the house is much like it.</summary>
    /// <returns>Null where there is none; else <c>already-taken-in</c> for the same text or address, or <c>near-duplicate</c>.</returns>
    public async Task<Problem?> AgainstAsync(ItemContent story, Actor actor, CancellationToken cancellationToken)
    {
        var alike = await FindAsync(
            story.Text("TitlePart", "Title"),
            story.Text(SourceStories.Part, "Text", "Markdown") ?? "",
            story.Text(SourceStories.Part, "Url", "Text"),
            actor,
            cancellationToken);
        if (alike.IsEmpty)
            return null;

        var first = alike[0];
        var problem = first.SameText || first.SameAddress
            ? Problem.Conflict("already-taken-in", $"This text or address was taken in before, as '{first.Title}' ({first.Story}).")
            : Problem.Conflict("near-duplicate", alike.Length == 1
                ? "A story in the house is much like this one."
                : $"{alike.Length} stories in the house are much like this one.");
        return problem with { Details = [.. alike.Select(like => new ProblemDetail(like.Story.Value, like.InWords()))], Alike = alike };
    }

    /// <returns>The same first, then the likest.</returns>
    public async Task<ImmutableArray<LikeStory>> FindAsync(
        string? title, string markdown, string? url, Actor actor, CancellationToken cancellationToken)
    {
        var ids = await prints.FindLikeAsync(StoryPrint.Of(title, markdown, url), MostCandidates, cancellationToken);
        if (ids.Count == 0)
            return [];

        var (address, hash) = (WebAddressKey.Of(url), SourceRevision.HashOf(title ?? "", markdown));
        var stories = (await items.FindManyAsync([.. ids], VersionStatus.Latest, cancellationToken)).Values
            .Where(story => actor.MayView(story.Item.ContentType, story.Item.Owner))
            .Select(story => (
                Story: story,
                Likeness: StoryPrint.Likeness(title, markdown, story.Content.Text("TitlePart", "Title"), TextOf(story.Content)),
                SameAddress: address is not null && WebAddressKey.Of(story.Content.Text(SourceStories.Part, "Url", "Text")) == address,
                SameText: SourceRevision.HashOf(story.Content.Text("TitlePart", "Title") ?? "", TextOf(story.Content)) == hash))
            .Where(like => like.SameText || like.SameAddress || like.Likeness >= Least)
            .OrderByDescending(like => like.SameText)
            .ThenByDescending(like => like.SameAddress)
            .ThenByDescending(like => like.Likeness)
            .ThenBy(like => like.Story.ContentItemId.Value, StringComparer.Ordinal)
            .Take(MostShown)
            .ToArray();
        var work = await WorkOnAsync([.. stories.Select(like => like.Story.ContentItemId)], actor, cancellationToken);
        var outlets = await OutletsAsync(stories.Select(like => like.Story), cancellationToken);
        return
        [
            .. stories.Select(like => new LikeStory(
                like.Story.ContentItemId,
                like.Story.Item.DisplayText ?? like.Story.ContentItemId.Value,
                OutletOf(like.Story) is { } outlet ? outlets.GetValueOrDefault(outlet)?.Item.DisplayText : null,
                like.SameText ? 1 : like.Likeness,
                like.SameAddress,
                like.SameText,
                like.Story.Content.Instant(SourceStories.Part, "RetrievedUtc", "Value") ?? like.Story.Item.CreatedUtc,
                [.. work[like.Story.ContentItemId]])),
        ];
    }

    /// <summary>For those of these stories that have one, another that is much like it; by prints alone, since imports are many.</summary>
    public Task<IReadOnlyDictionary<ItemId, ItemId>> FindAlikeAsync(IReadOnlyCollection<ItemId> stories, CancellationToken cancellationToken) =>
        prints.FindAlikeAsync(stories, LeastBands, cancellationToken);

    private static string TextOf(ItemContent story) => story.Text(SourceStories.Part, "Text", "Markdown") ?? "";

    private static ItemId? OutletOf(ItemVersion story) =>
        story.Content.Texts(SourceStories.Part, "Outlet", "ContentItemIds") is [var id, ..] && ItemId.TryParse(id, out var outlet) ? outlet : null;

    private async Task<IReadOnlyDictionary<ItemId, ItemVersion>> OutletsAsync(IEnumerable<ItemVersion> stories, CancellationToken cancellationToken)
    {
        var ids = stories.Select(OutletOf).OfType<ItemId>().ToHashSet();
        return ids.Count == 0
            ? ImmutableDictionary<ItemId, ItemVersion>.Empty
            : await items.FindManyAsync(ids, VersionStatus.Latest, cancellationToken);
    }

    private async Task<ILookup<ItemId, LikeStoryWork>> WorkOnAsync(
        IReadOnlyCollection<ItemId> stories, Actor actor, CancellationToken cancellationToken)
    {
        var work = new List<(ItemId Story, LikeStoryWork Work)>();
        foreach (var claim in stories.Count == 0 ? [] : await claims.ListByStoriesAsync(stories, cancellationToken))
        {
            var piece = (await desk.FindAsync(claim.Article, cancellationToken))?.Piece;
            var latest = piece?.Latest ?? await items.FindLatestAsync(claim.Article, cancellationToken);
            if (latest is null || !(actor.HasEverything || DeskRules.MayRead(actor, latest.Item, claim.AccountId)))
                continue;

            var state = piece?.State ?? (latest.Item.PublishedUtc is null ? "draft" : "published");
            work.Add((claim.Story, new LikeStoryWork(
                claim.Article, claim.Culture, state, piece is not null && claim.AccountId is { } holder ? piece.NameOf(holder) : null)));
        }

        return work.ToLookup(one => one.Story, one => one.Work);
    }
}

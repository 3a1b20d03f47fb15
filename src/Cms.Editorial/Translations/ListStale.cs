using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Translations;

/// <summary>A translation whose source has changed, and that nobody has confirmed or updated yet.</summary>
/// <param name="IsPublished">Whether readers see it.</param>
public sealed record StaleTranslation(ItemId Article, string Title, string? To, bool IsPublished);

/// <summary>The translations whose source has changed: the desk's task to confirm or update them.</summary>
public sealed class ListStale
{
    private const int StoriesAtOnce = 200;
    private const int ArticlesAtOnce = 1_000;

    private readonly SourceRevisionStore _revisions;
    private readonly ItemStore _items;
    private readonly FindStale _stale;

    internal ListStale(SourceRevisionStore revisions, ItemStore items, FindStale stale) =>
        (_revisions, _items, _stale) = (revisions, items, stale);

    /// <returns>By title; only what this actor may know of.</returns>
    public async Task<ImmutableArray<StaleTranslation>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        var found = new List<StaleTranslation>();
        for (ItemId? last = null; ;)
        {
            var stories = await _revisions.ListChangedAsync(last, StoriesAtOnce, cancellationToken);
            if (stories.Count > 0)
                await AddAsync(found, stories, actor, cancellationToken);
            if (stories.Count < StoriesAtOnce)
                return [.. found.OrderBy(article => article.Title, StringComparer.CurrentCulture)];
            last = stories[^1];
        }
    }

    private async Task AddAsync(
        List<StaleTranslation> found, IReadOnlyList<ItemId> stories, Actor actor, CancellationToken cancellationToken)
    {
        for (var skip = 0; ; skip += ArticlesAtOnce)
        {
            var articles = await _items.QueryAsync(
                new ItemQuery
                {
                    Status = VersionStatus.Latest,
                    Where = new ItemFilter.RefersToItem("SourcePart", "SourceStory", [.. stories.Select(story => story.Value)]),
                    OrderBy = [new ItemOrder(new ItemField.Envelope(EnvelopeField.CreatedUtc), Descending: true)],
                    Skip = skip,
                    Take = ArticlesAtOnce,
                },
                cancellationToken);
            var pins = articles.Where(article => DeskRules.MayRead(actor, article.Item, null))
                .Select(article => (Article: article, Pin: SourcePin.Of(article.Content)))
                .Where(pair => pair.Pin is not null)
                .Select(pair => (pair.Article, Pin: new PinnedSource(pair.Pin!.Story, pair.Pin.Revision, pair.Article.ContentItemId)))
                .ToArray();
            var stale = await _stale.RunAsync([.. pins.Select(pair => pair.Pin)], cancellationToken);
            found.AddRange(pins.Where(pair => stale.Contains(pair.Pin)).Select(pair => new StaleTranslation(
                pair.Article.ContentItemId,
                pair.Article.Item.DisplayText ?? pair.Article.ContentItemId.Value,
                pair.Article.Content.Text("LocalizationPart", "Culture"),
                pair.Article.Item.PublishedUtc is not null)));
            if (articles.Count < ArticlesAtOnce)
                return;
        }
    }
}

using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Definitions;
using Cms.Editorial.Intake;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;

namespace Cms.Editorial.Transfer;

/// <summary>Stores items that come from outside as they are: the one way for imports, recipes and sample content. Starts no
/// workflow and tells no handler; the segments of a translation follow its text.</summary>
internal sealed class ItemImporter(
    ItemStore items,
    GonePathStore gonePaths,
    CurrentDefinitions definitions,
    Embargoes embargoes,
    SourceStories stories,
    ClaimStore claims,
    OutsideEdits outside,
    LikeStories likes)
{
    /// <summary>New stories of a batch that are much like another one, by their place in it.</summary>
    internal async Task<IReadOnlyDictionary<int, ItemVersion>> FindAlikeAsync(
        IReadOnlyList<ContentItem> batch, IReadOnlyList<ImportOutcome> outcomes, CancellationToken cancellationToken)
    {
        (int Place, ItemId Id)[] stories =
        [
            .. batch.Index()
                .Where(at => outcomes[at.Index] is ImportOutcome.Added && at.Item.Latest && SourceStories.IsStory(at.Item.Content))
                .Select(at => (at.Index, at.Item.ContentItemId)),
        ];
        if (stories.Length == 0)
            return ImmutableDictionary<int, ItemVersion>.Empty;

        var pairs = await likes.FindAlikeAsync([.. stories.Select(story => story.Id)], cancellationToken);
        var others = pairs.Count == 0
            ? ImmutableDictionary<ItemId, ItemVersion>.Empty
            : await items.FindManyAsync([.. pairs.Values.Distinct()], VersionStatus.Latest, cancellationToken);
        return stories.Where(story => pairs.TryGetValue(story.Id, out var other) && others.ContainsKey(other))
            .ToDictionary(story => story.Place, story => others[pairs[story.Id]]);
    }

    /// <summary>Call it inside a transaction.</summary>
    /// <param name="coming">Embargoes of stories that come later in the same file.</param>
    /// <returns>One outcome for each item, in their order. What is refused leaves nothing; the rest is written.</returns>
    internal async Task<IReadOnlyList<ImportOutcome>> ImportAsync(
        IReadOnlyList<ContentItem> batch, IReadOnlyDictionary<ItemId, DateTime> coming, CancellationToken cancellationToken)
    {
        var all = await definitions.GetAsync(cancellationToken);
        var held = await EmbargoedAsync(batch, coming, cancellationToken);
        var gone = await gonePaths.FindGoneAsync([.. batch.Select(item => item.ContentItemId.Value)], cancellationToken);
        var outcomes = new ImportOutcome?[batch.Count];
        var accepted = new List<ImportedItem>(batch.Count);
        var places = new List<int>(batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            if ((Check(batch[i], all, gone) ?? held.GetValueOrDefault(i)) is { } reason)
            {
                outcomes[i] = new ImportOutcome.Refused(reason);
                continue;
            }

            var item = Complete(batch[i], all);
            accepted.Add(new ImportedItem(item, ItemIndexer.Index(item, all)));
            places.Add(i);
        }

        var result = await items.ImportAsync(accepted, cancellationToken);
        foreach (var (i, outcome) in result.Outcomes.Index())
        {
            outcomes[places[i]] = outcome;
            var item = accepted[i].Item;
            if (outcome is ImportOutcome.Added && item.Latest && SourceStories.IsStory(item.Content))
                await stories.FreezeAsync(item.ContentItemId, item.Content, cancellationToken);
        }

        await TakeOverAsync([.. accepted.Zip(result.Outcomes).Where(pair => pair.Second is ImportOutcome.Added).Select(pair => pair.First.Item)], cancellationToken);

        return outcomes!;
    }

    /// <summary>Articles that are translated here too: their segments follow their text.</summary>
    private async Task TakeOverAsync(IReadOnlyList<ContentItem> added, CancellationToken cancellationToken)
    {
        var pins = added.Where(item => item.Latest).Select(item => SourcePin.Of(item.Content)?.Story).OfType<ItemId>().ToHashSet();
        if (pins.Count == 0)
            return;

        var claimed = (await claims.ListByStoriesAsync(pins, cancellationToken)).Select(claim => claim.Article).ToHashSet();
        foreach (var article in added.Where(item => item.Latest && claimed.Contains(item.ContentItemId)).Select(item => item.ContentItemId))
        {
            if (await items.FindLatestAsync(article, cancellationToken) is { Number: > 1 } version)
                await outside.TakeOverAsync(version, null, cancellationToken);
        }
    }

    private static string? Check(ContentItem item, ContentDefinitions all, IReadOnlySet<string> gone)
    {
        if (gone.Contains(item.ContentItemId.Value))
            return "This item was taken down, and stays so.";
        if (!all.TryType(item.ContentType, out var type))
            return $"There is no content type '{item.ContentType}'.";
        var findings = ContentRules.CheckForm(item.Content, type, all);
        return findings.Length == 0 ? null : string.Join(" ", findings.Select(f => f.Message));
    }

    private static ContentItem Complete(ContentItem item, ContentDefinitions all) =>
        item.DisplayText is null ? item with { DisplayText = DisplayTexts.Of(item.Content, all.Type(item.ContentType)!, all) } : item;

    /// <summary>Published items whose story is under embargo, with the reason; the story may stand in the same batch.</summary>
    private async Task<IReadOnlyDictionary<int, string>> EmbargoedAsync(
        IReadOnlyList<ContentItem> batch, IReadOnlyDictionary<ItemId, DateTime> coming, CancellationToken cancellationToken)
    {
        var published = batch.Index().Where(i => i.Item.Published).ToArray();
        ItemId[] ids = [.. published.SelectMany(i => Embargoes.StoriesOf(i.Item.Content)).Distinct()];
        var found = new Dictionary<int, string>();
        var until = new Dictionary<ItemId, DateTime>(coming);
        if (ids.Length > 0)
        {
            foreach (var (id, story) in await items.FindManyAsync(ids, VersionStatus.Latest, cancellationToken))
            {
                if (embargoes.Of(story.Content) is { } end)
                    until[id] = end;
            }
        }

        foreach (var story in batch.Where(i => i.Latest && SourceStories.IsStory(i.Content)))
        {
            if (embargoes.Of(story.Content) is { } end)
                until[story.ContentItemId] = end;
            else if (!coming.ContainsKey(story.ContentItemId))
                until.Remove(story.ContentItemId);
        }

        foreach (var (index, item) in published)
        {
            DateTime?[] ends = [embargoes.Of(item.Content), .. Embargoes.StoriesOf(item.Content).Select(id => until.TryGetValue(id, out var end) ? end : (DateTime?)null)];
            if (ends.Max() is { } last)
                found[index] = Embargoes.Sentence(last);
        }

        return found;
    }
}

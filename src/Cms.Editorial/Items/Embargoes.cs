using System.Globalization;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Translations;

namespace Cms.Editorial.Items;

/// <summary>Nothing translated from a story is published before the story's embargo ends, by whatever way.</summary>
internal sealed class Embargoes(ItemStore items, ClaimStore claims, TimeProvider time)
{
    private const int MaxSiblings = 200;

    /// <summary>The story's own embargo; null when it has none or it is over.</summary>
    internal DateTime? Of(ItemContent story) =>
        story.Instant(SourceStories.Part, "EmbargoUtc", "Value") is { } until && until > time.GetUtcNow().UtcDateTime ? until : null;

    /// <summary>The stories an article is translated from.</summary>
    internal static IEnumerable<ItemId> StoriesOf(ItemContent article) =>
        article.Texts("SourcePart", "SourceStory", "ContentItemIds").Where(id => ItemId.TryParse(id, out _)).Select(id => new ItemId(id));

    /// <returns>Null when the item may be published now.</returns>
    internal async Task<Problem?> CheckAsync(ItemVersion item, CancellationToken cancellationToken) =>
        await UntilAsync(item, cancellationToken) is { } until ? Embargoed(until) : null;

    /// <summary>
    /// When the last embargo ends that binds the item: of the stories it names, of the one it was claimed from, whatever it names
    /// now, and of those that another language of it is translated from. Null when none does.
    /// </summary>
    internal async Task<DateTime?> UntilAsync(ItemVersion item, CancellationToken cancellationToken)
    {
        var ids = StoriesOf(item.Content).ToHashSet();
        if (await claims.FindByArticleAsync(item.ContentItemId, cancellationToken) is { } claim)
            ids.Add(claim.Story);
        if (item.Content.Text("LocalizationPart", "LocalizationSet") is { Length: > 0 } set)
        {
            var siblings = await items.QueryAsync(
                new ItemQuery
                {
                    Status = VersionStatus.Latest,
                    Where = new ItemFilter.Compare(new ItemField.LocalizationSet(), Comparison.Equal, set),
                    Take = MaxSiblings,
                },
                cancellationToken);
            ids.UnionWith(siblings.SelectMany(sibling => StoriesOf(sibling.Content)));
        }

        var own = Of(item.Content);
        if (ids.Count == 0)
            return own;
        var stories = await items.FindManyAsync(ids, VersionStatus.Latest, cancellationToken);
        return stories.Values.Select(story => Of(story.Content)).Append(own).Max();
    }

    internal static Problem Embargoed(DateTime until) => Problem.Conflict("embargoed", Sentence(until));

    internal static string Sentence(DateTime until) => string.Create(
        CultureInfo.InvariantCulture, $"The source is under embargo until {until:yyyy-MM-dd HH:mm} UTC: nothing translated from it can be published before.");
}

using System.Globalization;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;

namespace Cms.Editorial.Items;

/// <summary>Nothing translated from a story is published before the story's embargo ends, by whatever way.</summary>
internal sealed class Embargoes(ItemStore items, TimeProvider time)
{
    /// <summary>The story's own embargo; null when it has none or it is over.</summary>
    internal DateTime? Of(ItemContent story) =>
        story.Instant(SourceStories.Part, "EmbargoUtc", "Value") is { } until && until > time.GetUtcNow().UtcDateTime ? until : null;

    /// <summary>The stories an article is translated from.</summary>
    internal static IEnumerable<ItemId> StoriesOf(ItemContent article) =>
        article.Texts("SourcePart", "SourceStory", "ContentItemIds").Where(id => ItemId.TryParse(id, out _)).Select(id => new ItemId(id));

    /// <returns>Null when the content may be published now.</returns>
    internal async Task<Problem?> CheckAsync(ItemContent content, CancellationToken cancellationToken)
    {
        if (Of(content) is { } own)
            return Embargoed(own);
        ItemId[] ids = [.. StoriesOf(content)];
        if (ids.Length == 0)
            return null;
        var stories = await items.FindManyAsync(ids, VersionStatus.Latest, cancellationToken);
        var until = stories.Values.Select(s => Of(s.Content)).Max();
        return until is { } instant ? Embargoed(instant) : null;
    }

    internal static Problem Embargoed(DateTime until) => Problem.Conflict("embargoed", Sentence(until));

    internal static string Sentence(DateTime until) => string.Create(
        CultureInfo.InvariantCulture, $"The source is under embargo until {until:yyyy-MM-dd HH:mm} UTC: nothing translated from it can be published before.");
}

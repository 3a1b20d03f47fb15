using System.Text.Json;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;

namespace Cms.Editorial.Translations;

/// <summary>The source revision that a translation was made from.</summary>
public sealed record PinnedSource(ItemId Story, int Revision);

/// <summary>Which translations were made from a revision that is no longer the current one. Says no more of a story than that,
/// so it may be asked for anybody.</summary>
public sealed class FindStale(ItemStore items)
{
    public async Task<IReadOnlySet<PinnedSource>> RunAsync(IReadOnlyCollection<PinnedSource> pins, CancellationToken cancellationToken)
    {
        if (pins.Count == 0)
            return new HashSet<PinnedSource>();
        var stories = await items.FindManyAsync([.. pins.Select(p => p.Story).Distinct()], VersionStatus.Latest, cancellationToken);
        return pins.Where(pin => stories.TryGetValue(pin.Story, out var story) && Current(story) > pin.Revision).ToHashSet();
    }

    private static int Current(ItemVersion story) =>
        story.Content.Find("SourceRevisionPart", "Revision", "Value") is { ValueKind: JsonValueKind.Number } n && n.TryGetDecimal(out var number)
            ? (int)number : 0;
}

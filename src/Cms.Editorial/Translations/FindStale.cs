using System.Text.Json;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;

namespace Cms.Editorial.Translations;

/// <summary>The source revision that a translation was made from.</summary>
/// <param name="Article">The translation; null to leave aside what was confirmed for it.</param>
public sealed record PinnedSource(ItemId Story, int Revision, ItemId? Article = null);

/// <summary>Which translations were made from a revision that is no longer the current one, and were not confirmed since. Says no
/// more of a story than that, so it may be asked for anybody.</summary>
public sealed class FindStale
{
    private readonly ItemStore _items;
    private readonly SourceConfirmationStore _confirmations;
    private readonly StoryRevisions _known;

    internal FindStale(ItemStore items, SourceConfirmationStore confirmations, StoryRevisions known) =>
        (_items, _confirmations, _known) = (items, confirmations, known);

    public async Task<IReadOnlySet<PinnedSource>> RunAsync(IReadOnlyCollection<PinnedSource> pins, CancellationToken cancellationToken)
    {
        var epoch = _known.Memory.Epoch;
        var current = new Dictionary<ItemId, int>();
        var missing = new HashSet<ItemId>();
        foreach (var pin in pins)
        {
            if (_known.Memory.TryGet(epoch, pin.Story, out var number))
                current[pin.Story] = number;
            else
                missing.Add(pin.Story);
        }

        if (missing.Count > 0)
        {
            var stories = await _items.FindManyAsync(missing, VersionStatus.Latest, cancellationToken);
            foreach (var id in missing)
            {
                var number = current[id] = stories.TryGetValue(id, out var story) ? Current(story) : 0;
                _known.Memory.Add(epoch, id, number);
            }
        }

        var stale = pins.Where(pin => current[pin.Story] > pin.Revision).ToHashSet();
        if (stale.Count == 0)
            return stale;

        var confirmed = await _confirmations.FindAsync([.. stale.Select(pin => pin.Article).OfType<ItemId>()], cancellationToken);
        stale.RemoveWhere(pin => pin.Article is { } article && confirmed.GetValueOrDefault(article) >= current[pin.Story]);
        return stale;
    }

    private static int Current(ItemVersion story) =>
        story.Content.Find("SourceRevisionPart", "Revision", "Value") is { ValueKind: JsonValueKind.Number } n && n.TryGetDecimal(out var number)
            ? (int)number : 0;
}

/// <summary>The current revision of source stories, 0 where there is none. Whoever stores a story raises the content epoch.</summary>
internal sealed class StoryRevisions(EpochWatch watch)
{
    private const long MaxBytes = 4L * 1024 * 1024;

    public EpochMemory<ItemId, int> Memory { get; } = new(watch, MaxBytes, (_, _) => 150);
}

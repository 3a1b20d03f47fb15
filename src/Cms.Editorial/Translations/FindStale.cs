using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Items;

namespace Cms.Editorial.Translations;

/// <summary>The source revision that a translation was made from.</summary>
/// <param name="Article">The translation; null to leave aside what was confirmed for it.</param>
public sealed record PinnedSource(ItemId Story, int Revision, ItemId? Article = null);

/// <summary>Which translations were made from a revision that is no longer the current one, and were not confirmed since. Says no
/// more of a story than that, so it may be asked for anybody.</summary>
public sealed class FindStale
{
    private readonly PublishedItems _published;

    internal FindStale(PublishedItems published) => _published = published;

    public async Task<IReadOnlySet<PinnedSource>> RunAsync(IReadOnlyCollection<PinnedSource> pins, CancellationToken cancellationToken) =>
        Of(pins, await _published.LoadAsync(Needs(new PublishedNeeds(), pins), cancellationToken));

    /// <summary>What is needed to know.</summary>
    internal static PublishedNeeds Needs(PublishedNeeds others, IReadOnlyCollection<PinnedSource> pins) => pins.Count == 0 ? others : others with
    {
        Stories = [.. pins.Select(pin => pin.Story).Distinct()],
        Confirmed = [.. pins.Select(pin => pin.Article).OfType<ItemId>().Distinct()],
        Revision = Current,
    };

    internal static HashSet<PinnedSource> Of(IEnumerable<PinnedSource> pins, PublishedFinds found) =>
    [
        .. pins.Where(pin => found.Revisions.GetValueOrDefault(pin.Story) is var current && current > pin.Revision
            && (pin.Article is not { } article || found.Confirmed.GetValueOrDefault(article) < current)),
    ];

    private static int Current(ItemContent story) =>
        story.Find("SourceRevisionPart", "Revision", "Value") is { ValueKind: JsonValueKind.Number } n && n.TryGetDecimal(out var number)
            ? (int)number : 0;
}

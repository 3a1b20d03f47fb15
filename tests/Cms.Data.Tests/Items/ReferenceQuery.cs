using System.Collections.Immutable;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;

namespace Cms.Data.Tests.Items;

/// <summary>What a query means, over a list in memory: slow and plain, to compare the databases with.</summary>
internal sealed class ReferenceQuery(IReadOnlyList<ReferenceQuery.Stored> all)
{
    internal sealed record Stored(ItemVersion Version, ItemIndex Index);

    public List<VersionId> Run(ItemQuery query) =>
        [.. Sorted(query).Skip(query.Skip).Take(query.Take).Select(stored => stored.Version.VersionId)];

    public int Count(ItemQuery query) => Matching(query).Count();

    private IEnumerable<Stored> Sorted(ItemQuery query)
    {
        var orders = query.OrderBy.IsEmpty
            ? [new ItemOrder(new ItemField.Envelope(EnvelopeField.CreatedUtc), Descending: true)]
            : query.OrderBy;
        var sorted = Matching(query).OrderBy(_ => 0);
        foreach (var order in orders)
        {
            sorted = sorted.ThenBy(stored => Key(stored, order.Field) is null);
            sorted = order.Descending
                ? sorted.ThenByDescending(stored => Key(stored, order.Field), ValueOrder.Instance)
                : sorted.ThenBy(stored => Key(stored, order.Field), ValueOrder.Instance);
        }

        return sorted.ThenBy(stored => stored.Version.ContentItemId.Value, StringComparer.Ordinal).ThenByDescending(stored => stored.Version.Number);
    }

    private IEnumerable<Stored> Matching(ItemQuery query) => all.Where(stored =>
        HasStatus(stored.Version.Item, query.Status)
        && (query.ContentTypes.IsEmpty || query.ContentTypes.Contains(stored.Version.Item.ContentType))
        && (query.Where is null || Holds(query.Where, stored)));

    private bool Holds(ItemFilter filter, Stored stored) => filter switch
    {
        ItemFilter.And and => and.All.All(inner => Holds(inner, stored)),
        ItemFilter.Or or => or.Any.Any(inner => Holds(inner, stored)),
        ItemFilter.Not not => !Holds(not.Inner, stored),
        ItemFilter.HasTerm term => stored.Index.Terms.Any(t => t.Part == term.Part && t.Field == term.Field && term.TermIds.Contains(t.TermId)),
        ItemFilter.RefersToItem to => References(stored, to.Part, to.Field).Any(to.ItemIds.Contains),
        ItemFilter.RefersTo to => References(stored, to.Part, to.Field).Any(id => all.Any(target =>
            target.Version.Item.Published && target.Version.ContentItemId.Value == id && Holds(to.Target, target))),
        ItemFilter.Search search => HoldsSearch(search.Text, stored.Index.FullText),
        ItemFilter.Compare compare => Compare(compare, [.. Values(stored, compare.Field)]),
        _ => throw new InvalidOperationException(),
    };

    private static bool Compare(ItemFilter.Compare compare, List<object> values)
    {
        if (compare is { Op: Comparison.Equal, Values: [null] })
            return values.Count == 0;
        if (compare is { Field: ItemField.Path, Op: Comparison.Equal or Comparison.In or Comparison.StartsWith })
            compare = compare with { Values = [.. compare.Values.Select(value => (value as string)?.TrimStart('/'))] };
        return values.Any(value => compare.Values.Any(wanted => wanted is not null && compare.Op switch
        {
            Comparison.Equal or Comparison.In => ValueOrder.Instance.Compare(value, wanted) == 0,
            Comparison.Greater => ValueOrder.Instance.Compare(value, wanted) > 0,
            Comparison.GreaterOrEqual => ValueOrder.Instance.Compare(value, wanted) >= 0,
            Comparison.Less => ValueOrder.Instance.Compare(value, wanted) < 0,
            Comparison.LessOrEqual => ValueOrder.Instance.Compare(value, wanted) <= 0,
            Comparison.Contains => ((string)value).Contains((string)wanted, StringComparison.Ordinal),
            Comparison.StartsWith => ((string)value).StartsWith((string)wanted, StringComparison.Ordinal),
            Comparison.EndsWith => ((string)value).EndsWith((string)wanted, StringComparison.Ordinal),
            _ => throw new InvalidOperationException(),
        }));
    }

    private static bool HoldsSearch(string query, string text)
    {
        var words = SearchText.Words(query);
        var there = SearchText.Words(text);
        return words.SkipLast(1).All(there.Contains)
            && (words.Count == 0 || there.Any(word => word.StartsWith(words[^1], StringComparison.Ordinal)));
    }

    private static IEnumerable<string> References(Stored stored, string part, string field) =>
        stored.Index.References.Where(r => r.Part == part && r.Field == field).Select(r => r.TargetId);

    private static object? Key(Stored stored, ItemField field) => Values(stored, field).Order(ValueOrder.Instance).FirstOrDefault();

    private static IEnumerable<object> Values(Stored stored, ItemField field)
    {
        var item = stored.Version.Item;
        object?[] values = field switch
        {
            ItemField.Path => [stored.Index.Path],
            ItemField.Alias => [stored.Index.Alias],
            ItemField.Culture => [stored.Index.Culture],
            ItemField.LocalizationSet => [stored.Index.LocalizationSet],
            ItemField.Value value =>
            [
                .. stored.Index.Values.Where(v => v.Part == value.Part && v.Field == value.Field).Select(v => value.Kind switch
                {
                    ValueKind.Text => (object?)v.Text,
                    ValueKind.Number => v.Number,
                    ValueKind.Instant => v.Instant,
                    _ => v.Flag,
                }),
            ],
            ItemField.Envelope envelope => [envelope.Field switch
            {
                EnvelopeField.ContentItemId => item.ContentItemId.Value,
                EnvelopeField.ContentItemVersionId => item.ContentItemVersionId!.Value.Value,
                EnvelopeField.ContentType => item.ContentType,
                EnvelopeField.DisplayText => item.DisplayText,
                EnvelopeField.CreatedUtc => item.CreatedUtc,
                EnvelopeField.ModifiedUtc => item.ModifiedUtc,
                EnvelopeField.PublishedUtc => item.PublishedUtc,
                EnvelopeField.Owner => item.Owner,
                EnvelopeField.Author => item.Author,
                EnvelopeField.Latest => item.Latest,
                _ => item.Published,
            }],
            _ => throw new InvalidOperationException(),
        };
        return values.OfType<object>();
    }

    private static bool HasStatus(ContentItem item, VersionStatus status) => status switch
    {
        VersionStatus.Published => item.Published,
        VersionStatus.Draft => item.Latest && !item.Published,
        VersionStatus.Latest => item.Latest,
        _ => item.Latest || item.Published,
    };

    private sealed class ValueOrder : IComparer<object?>
    {
        public static ValueOrder Instance { get; } = new();

        public int Compare(object? x, object? y) => (x, y) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            (string a, string b) => string.CompareOrdinal(a, b),
            _ => ((IComparable)x).CompareTo(y),
        };
    }
}

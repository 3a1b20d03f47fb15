using System.Collections.Immutable;

namespace Cms.Translations.Segments;

/// <summary>Tidies the containers of a run of blocks after some blocks were dropped.</summary>
internal static class PlaceNumbers
{
    /// <summary>
    /// Numbers quotes, lists and items in the order they are met, and gives a list that follows another of the same
    /// kind a different mark: written one after the other they would become one list.
    /// </summary>
    internal static ImmutableArray<SegmentContainer>[] Tidy(IReadOnlyList<ImmutableArray<SegmentContainer>> places)
    {
        var quotes = new Dictionary<int, int>();
        var lists = new Dictionary<int, (int Number, char Mark)>();
        var items = new Dictionary<(int List, int Item), int>();
        var counts = new Dictionary<int, int>();
        var result = new ImmutableArray<SegmentContainer>[places.Count];
        for (var i = 0; i < places.Count; i++)
        {
            var tidy = ImmutableArray.CreateBuilder<SegmentContainer>(places[i].Length);
            foreach (var container in places[i])
            {
                if (container.IsQuote)
                {
                    if (!quotes.TryGetValue(container.Number, out var number))
                        quotes[container.Number] = number = quotes.Count + 1;
                    tidy.Add(container with { Number = number });
                    continue;
                }

                if (!lists.TryGetValue(container.Number, out var list))
                {
                    list = (lists.Count + 1, Mark(container.Marker[^1], tidy, i == 0 ? [] : result[i - 1]));
                    lists[container.Number] = list;
                }

                if (!items.TryGetValue((container.Number, container.Item), out var item))
                    items[(container.Number, container.Item)] = item = counts[container.Number] = counts.GetValueOrDefault(container.Number) + 1;
                tidy.Add(new(container.Marker[..^1] + list.Mark, list.Number, item, container.Loose));
            }

            result[i] = tidy.ToImmutable();
        }

        return result;
    }

    private static char Mark(
        char mark, ImmutableArray<SegmentContainer>.Builder around, ImmutableArray<SegmentContainer> before)
    {
        var follows = before.Length > around.Count && before.Take(around.Count).SequenceEqual(around)
            && !before[around.Count].IsQuote && before[around.Count].Marker[^1] == mark;
        if (!follows)
            return mark;

        return mark switch
        {
            '-' => '*',
            '.' => ')',
            ')' => '.',
            _ => '-',
        };
    }
}

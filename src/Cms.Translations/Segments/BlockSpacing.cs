using System.Collections.Immutable;

namespace Cms.Translations.Segments;

/// <summary>Where a blank line has to stand between two blocks that follow each other.</summary>
internal static class BlockSpacing
{
    /// <summary>How many containers two places share.</summary>
    internal static int Common(ImmutableArray<SegmentContainer> one, ImmutableArray<SegmentContainer> other) =>
        one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>A blank line is left out only where it would make a tight list loose, and only where nothing merges.</summary>
    internal static bool NeedsBlankLine(
        SegmentKind before, ImmutableArray<SegmentContainer> from, SegmentKind kind, ImmutableArray<SegmentContainer> to)
    {
        var common = Common(from, to);
        if (common < from.Length && common < to.Length && IsSameList(from[common], to[common]))
            return to[common].Loose;

        if (common == 0 || to[common - 1].IsQuote || to[common - 1].Loose)
            return true;

        return Merges(before, from, kind, to, common);
    }

    /// <summary>
    /// Makes a list loose that has to have a blank line inside one of its items, and one tight that has no place for a
    /// blank line: as they are read again.
    /// </summary>
    internal static void Settle(IReadOnlyList<SegmentKind> kinds, ImmutableArray<SegmentContainer>[] places)
    {
        var loose = new HashSet<int>();
        for (var i = 1; i < places.Length; i++)
        {
            var (from, to) = (places[i - 1], places[i]);
            var common = Common(from, to);
            if (common < from.Length && common < to.Length && IsSameList(from[common], to[common]))
            {
                if (to[common].Loose)
                    loose.Add(to[common].Number);
            }
            else if (common > 0 && !to[common - 1].IsQuote
                && (to[common - 1].Loose || Merges(kinds[i - 1], from, kinds[i], to, common)))
            {
                loose.Add(to[common - 1].Number);
            }
        }

        for (var i = 0; i < places.Length; i++)
            places[i] = [.. places[i].Select(c => c.IsQuote ? c : c with { Loose = loose.Contains(c.Number) })];
    }

    private static bool IsSameList(SegmentContainer one, SegmentContainer other) =>
        !one.IsQuote && !other.IsQuote && one.Number == other.Number;

    private static bool Merges(
        SegmentKind before, ImmutableArray<SegmentContainer> from, SegmentKind kind, ImmutableArray<SegmentContainer> to, int common)
    {
        if (common == to.Length)
            return IsParagraph(before) && IsParagraph(kind);

        var opens = to[common];
        return (opens.IsQuote && common < from.Length && from[common].IsQuote)
            || (opens.IsOrdered && opens.Marker is not ("1." or "1)") && from.Length == common && IsParagraph(before));
    }

    private static bool IsParagraph(SegmentKind kind) =>
        kind is SegmentKind.Paragraph or SegmentKind.ListItem or SegmentKind.Quote or SegmentKind.Table;
}

using System.Collections.Immutable;
using Cms.Translations.Segments;

namespace Cms.Translations.Alignment;

/// <summary>Finds for each segment of a revision of a source what it was in an earlier one.</summary>
/// <remarks>
/// Segments of the same text have the same id and belong together, wherever they stand. Between those that kept their
/// order, the others are aligned by the words they share, in order (Needleman and Wunsch): each to one at most.
/// </remarks>
public static class RevisionAlignment
{
    /// <summary>The share of common words from which a passage counts as changed, not as replaced.</summary>
    private const double Near = 0.35;

    /// <returns>In the order of the new revision; what was removed stands where it was, behind its predecessor.</returns>
    public static ImmutableArray<AlignedSegment> Align(IEnumerable<Segment> before, IEnumerable<Segment> after)
    {
        var old = before.OrderBy(segment => segment.Position).ToArray();
        var next = after.OrderBy(segment => segment.Position).ToArray();
        var partner = new int[next.Length];
        Array.Fill(partner, -1);
        var places = old.Select((segment, index) => (segment.Id, index)).ToDictionary(s => s.Id, s => s.index, StringComparer.Ordinal);
        for (var i = 0; i < next.Length; i++)
            partner[i] = places.GetValueOrDefault(next[i].Id, -1);

        var taken = partner.Where(place => place >= 0).ToHashSet();
        var (oldFrom, newFrom) = (0, 0);
        foreach (var anchor in InOrder(partner).Append(next.Length))
        {
            var oldTo = anchor == next.Length ? old.Length : partner[anchor];
            Pair(
                [.. Enumerable.Range(oldFrom, oldTo - oldFrom).Where(i => !taken.Contains(i))],
                [.. Enumerable.Range(newFrom, anchor - newFrom).Where(i => partner[i] < 0)],
                old, next, partner);
            (oldFrom, newFrom) = (oldTo + 1, anchor + 1);
        }

        return Merge(old, next, partner);
    }

    /// <summary>Places of the new revision whose partners are in rising order: as many as can be.</summary>
    private static List<int> InOrder(int[] partner)
    {
        var tails = new List<int>();
        var previous = new int[partner.Length];
        for (var i = 0; i < partner.Length; i++)
        {
            if (partner[i] < 0)
                continue;

            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (partner[tails[middle]] < partner[i])
                    low = middle + 1;
                else
                    high = middle;
            }

            previous[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
                tails.Add(i);
            else
                tails[low] = i;
        }

        var chain = new List<int>();
        for (var i = tails.Count > 0 ? tails[^1] : -1; i >= 0; i = previous[i])
            chain.Add(i);
        chain.Reverse();
        return chain;
    }

    /// <summary>Aligns two runs of segments, in order, so that the sum of their likeness is the greatest.</summary>
    private static void Pair(int[] olds, int[] news, Segment[] old, Segment[] next, int[] partner)
    {
        if (olds.Length == 0 || news.Length == 0)
            return;

        var oldWords = olds.Select(i => Words.Of(old[i])).ToArray();
        var newWords = news.Select(i => Words.Of(next[i])).ToArray();
        var best = new double[olds.Length + 1, news.Length + 1];
        var pairs = new bool[olds.Length + 1, news.Length + 1];
        for (var i = 1; i <= olds.Length; i++)
        {
            for (var j = 1; j <= news.Length; j++)
            {
                best[i, j] = Math.Max(best[i - 1, j], best[i, j - 1]);
                var likeness = oldWords[i - 1].LikenessTo(newWords[j - 1]);
                if (likeness >= Near && best[i - 1, j - 1] + likeness > best[i, j])
                    (best[i, j], pairs[i, j]) = (best[i - 1, j - 1] + likeness, true);
            }
        }

        for (var (i, j) = (olds.Length, news.Length); i > 0 && j > 0;)
        {
            if (pairs[i, j])
                partner[news[--j]] = olds[--i];
            else if (best[i - 1, j] >= best[i, j - 1])
                i--;
            else
                j--;
        }
    }

    private static ImmutableArray<AlignedSegment> Merge(Segment[] old, Segment[] next, int[] partner)
    {
        var kept = partner.Where(place => place >= 0).ToHashSet();
        var aligned = ImmutableArray.CreateBuilder<AlignedSegment>();
        var told = new bool[old.Length];
        RemovedFrom(0);
        for (var i = 0; i < next.Length; i++)
        {
            if (partner[i] < 0)
            {
                aligned.Add(new(SegmentChange.Added, null, next[i]));
                continue;
            }

            var before = old[partner[i]];
            aligned.Add(new(before.Id == next[i].Id ? SegmentChange.Unchanged : SegmentChange.Changed, before, next[i]));
            RemovedFrom(partner[i] + 1);
        }

        return aligned.ToImmutable();

        void RemovedFrom(int place)
        {
            for (var i = place; i < old.Length && !kept.Contains(i) && !told[i]; i++)
            {
                told[i] = true;
                aligned.Add(new(SegmentChange.Removed, old[i], null));
            }
        }
    }

    /// <summary>The words of a segment, to be compared with another's whatever their order.</summary>
    private sealed class Words(SegmentKind kind, string[] sorted)
    {
        public static Words Of(Segment segment)
        {
            var words = WordDifference.Cut(segment.Text).Where(word => !string.IsNullOrWhiteSpace(word)).Select(word => word.ToLowerInvariant()).ToArray();
            Array.Sort(words, StringComparer.Ordinal);
            return new(segment.Kind, words);
        }

        /// <summary>The common words, as a share of all: 0 to 1. A headline is like a headline only, and always somewhat.</summary>
        public double LikenessTo(Words other)
        {
            if ((Kind == SegmentKind.Headline) != (other.Kind == SegmentKind.Headline))
                return 0;

            var (common, i, j) = (0, 0, 0);
            while (i < Sorted.Length && j < other.Sorted.Length)
            {
                var order = string.CompareOrdinal(Sorted[i], other.Sorted[j]);
                common += order == 0 ? 1 : 0;
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }

            var likeness = 2.0 * common / Math.Max(1, Sorted.Length + other.Sorted.Length);
            return Kind == SegmentKind.Headline ? Math.Max(Near, likeness) : likeness;
        }

        private SegmentKind Kind => kind;

        private string[] Sorted => sorted;
    }
}

using System.Collections.Immutable;

namespace Cms.Translations.Alignment;

/// <summary>What changed between two texts, in whole words.</summary>
public static class WordDifference
{
    /// <summary>Beyond this many comparisons what stands between the common ends counts as replaced.</summary>
    private const long MostComparisons = 4_000_000;

    /// <summary>
    /// The pieces that, read without the added ones, are <paramref name="before"/>, and without the removed ones
    /// <paramref name="after"/>. Two pieces of one kind never follow each other; removed comes before added.
    /// </summary>
    public static ImmutableArray<DifferencePiece> Between(string before, string after)
    {
        var (old, next) = (Cut(before), Cut(after));
        var start = 0;
        while (start < Math.Min(old.Count, next.Count) && old[start] == next[start])
            start++;
        var end = 0;
        while (end < Math.Min(old.Count, next.Count) - start && old[^(end + 1)] == next[^(end + 1)])
            end++;

        var pieces = new Pieces();
        pieces.Add(DifferenceKind.Same, old[..start]);
        Middle(old[start..^end], next[start..^end], pieces);
        pieces.Add(DifferenceKind.Same, old[(old.Count - end)..]);
        return pieces.End();
    }

    /// <summary>Words, and what stands between them: the pieces together are the text.</summary>
    internal static List<string> Cut(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var start = i++;
            if (IsOfWord(text[start]))
            {
                while (i < text.Length && IsOfWord(text[i]))
                    i++;
            }
            else if (char.IsWhiteSpace(text[start]))
            {
                while (i < text.Length && char.IsWhiteSpace(text[i]))
                    i++;
            }

            words.Add(text[start..i]);
        }

        return words;
    }

    /// <summary>The longest common run of words, and what is not in it.</summary>
    private static void Middle(List<string> old, List<string> next, Pieces pieces)
    {
        if ((long)old.Count * next.Count > MostComparisons)
        {
            pieces.Add(DifferenceKind.Removed, old);
            pieces.Add(DifferenceKind.Added, next);
            return;
        }

        var longest = new int[old.Count + 1, next.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = next.Count - 1; j >= 0; j--)
                longest[i, j] = old[i] == next[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        var (a, b) = (0, 0);
        while (a < old.Count || b < next.Count)
        {
            if (a < old.Count && b < next.Count && old[a] == next[b])
            {
                pieces.Add(DifferenceKind.Same, [old[a++]]);
                b++;
            }
            else if (b == next.Count || (a < old.Count && longest[a + 1, b] >= longest[a, b + 1]))
            {
                pieces.Add(DifferenceKind.Removed, [old[a++]]);
            }
            else
            {
                pieces.Add(DifferenceKind.Added, [next[b++]]);
            }
        }
    }

    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>Collects pieces; what is removed and added between two common words becomes one piece each.</summary>
    private sealed class Pieces
    {
        private readonly ImmutableArray<DifferencePiece>.Builder _pieces = ImmutableArray.CreateBuilder<DifferencePiece>();
        private string _same = "";
        private string _removed = "";
        private string _added = "";

        public void Add(DifferenceKind kind, List<string> words)
        {
            var text = string.Concat(words);
            if (text.Length == 0)
                return;

            if (kind == DifferenceKind.Same)
            {
                Flush();
                _same += text;
                return;
            }

            FlushSame();
            if (kind == DifferenceKind.Removed)
                _removed += text;
            else
                _added += text;
        }

        public ImmutableArray<DifferencePiece> End()
        {
            FlushSame();
            Flush();
            return _pieces.ToImmutable();
        }

        private void FlushSame()
        {
            if (_same.Length > 0)
                _pieces.Add(new(DifferenceKind.Same, _same));
            _same = "";
        }

        private void Flush()
        {
            if (_removed.Length > 0)
                _pieces.Add(new(DifferenceKind.Removed, _removed));
            if (_added.Length > 0)
                _pieces.Add(new(DifferenceKind.Added, _added));
            (_removed, _added) = ("", "");
        }
    }
}

public sealed record DifferencePiece(DifferenceKind Kind, string Text);

public enum DifferenceKind
{
    /// <summary>In both texts.</summary>
    Same,

    /// <summary>Only in the first.</summary>
    Removed,

    /// <summary>Only in the second.</summary>
    Added,
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cms.Translations.Intake;

/// <summary>
/// What is left of a story for telling whether another one is much the same: min-hashes of its runs of words, in bands, and its
/// address. Two texts that have half of their runs in common share a band nine times in ten; unrelated ones hardly ever do.
/// </summary>
/// <param name="Bands">Band 0 is the address, if any; the others are the text's. Stories are compared by hash alone.</param>
public sealed record StoryPrint(ImmutableArray<(int Band, long Hash)> Bands)
{
    private const int BandCount = 20;

    private const int RowsOfBand = 3;

    /// <summary>Words of a run: long enough to be nobody else's, short enough that a changed word spoils few.</summary>
    private const int RunLength = 3;

    /// <param name="url">Where it was published; null if unknown.</param>
    public static StoryPrint Of(string? title, string markdown, string? url)
    {
        var bands = ImmutableArray.CreateBuilder<(int, long)>(BandCount + 1);
        if (WebAddressKey.Of(url) is { } address)
            bands.Add((0, Hash("address " + address)));

        var runs = Runs(title, markdown);
        if (runs.Count > 0)
        {
            for (var band = 1; band <= BandCount; band++)
            {
                var hash = Mix((ulong)band);
                for (var row = 0; row < RowsOfBand; row++)
                    hash = Mix(hash ^ Least(runs, (ulong)((band * RowsOfBand) + row)));
                bands.Add((band, (long)hash));
            }
        }

        return new StoryPrint(bands.ToImmutable());
    }

    /// <summary>How much two texts have in common, from 0 to 1: the larger of the part of all runs of words that both have, and
    /// of the part of the shorter text that is in the longer one, if that is most of it.</summary>
    public static double Likeness(string? title, string markdown, string? otherTitle, string otherMarkdown)
    {
        var (one, other) = (Runs(title, markdown), Runs(otherTitle, otherMarkdown));
        if (one.Count == 0 || other.Count == 0)
            return 0;

        var shared = one.Count(other.Contains);
        var ofAll = shared / (double)(one.Count + other.Count - shared);
        var ofShorter = shared / (double)Math.Min(one.Count, other.Count);
        return ofShorter >= 0.8 ? Math.Max(ofAll, ofShorter) : ofAll;
    }

    /// <summary>The text as it is compared: letters and digits only, without case, marks, and the ways in which Arabic spells one
    /// letter.</summary>
    internal static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (Fold(c) is { } letter)
            {
                word.Append(letter);
            }
            else if (word.Length > 0 && !IsMark(c))
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static HashSet<ulong> Runs(string? title, string markdown)
    {
        var words = Words(title + "\n" + markdown).ToArray();
        var runs = new HashSet<ulong>();
        for (var i = 0; i + Math.Min(RunLength, words.Length) <= words.Length && words.Length > 0; i++)
            runs.Add((ulong)Hash(string.Join(' ', words.Skip(i).Take(RunLength))));
        return runs;
    }

    private static char? Fold(char c) => c switch
    {
        '\u0622' or '\u0623' or '\u0625' or '\u0671' => '\u0627', // alef with hamza, madda, wasla
        '\u0649' or '\u06CC' or '\u0626' => '\u064A', // alef maqsura, Farsi yeh, yeh with hamza
        '\u0629' => '\u0647', // teh marbuta
        '\u0624' => '\u0648', // waw with hamza
        '\u06A9' => '\u0643', // keheh
        _ when char.IsDigit(c) => (char)('0' + (int)CharUnicodeInfo.GetNumericValue(c)),
        _ when char.IsLetter(c) && c != '\u0640' => char.ToLowerInvariant(c), // not the stretching tatweel
        _ => null,
    };

    /// <summary>Part of the word it stands in, without being one of its letters.</summary>
    private static bool IsMark(char c) =>
        c == '\u0640' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static ulong Least(HashSet<ulong> runs, ulong seed)
    {
        var (least, salt) = (ulong.MaxValue, Mix(seed + 1));
        foreach (var run in runs)
            least = Math.Min(least, Mix(run ^ salt));
        return least;
    }

    /// <summary>FNV-1a: the same on every machine and in every version, since it is stored.</summary>
    private static long Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ b) * 1099511628211UL;
        return (long)Mix(hash);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}

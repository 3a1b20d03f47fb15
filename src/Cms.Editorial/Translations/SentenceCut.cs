namespace Cms.Editorial.Translations;

/// <summary>Where a source text is cut when its target was.</summary>
internal static class SentenceCut
{
    private const string Ends = ".!?…؟۔。！？";

    /// <summary>The end of a sentence nearest to the same proportion of the text; its end when it is one sentence.</summary>
    public static int Near(string source, string first, string second)
    {
        var share = first.Length + second.Length == 0 ? 0.5 : (double)first.Length / (first.Length + second.Length);
        var wanted = source.Length * share;
        var ends = Enumerable.Range(1, Math.Max(0, source.Length - 1))
            .Where(i => char.IsWhiteSpace(source[i]) && Ends.Contains(source[i - 1], StringComparison.Ordinal))
            .ToArray();
        return ends.Length == 0 ? source.Length : ends.MinBy(end => Math.Abs(end - wanted));
    }
}

using System.Buffers;
using System.Collections.Immutable;

namespace Cms.Translations.Checks.Texts;

/// <summary>The quotations of a text, by their double marks of any script, or single ones that open and close.</summary>
/// <param name="Count">Marks that could be half of a pair.</param>
/// <param name="Longest">Of the quotations, in words.</param>
/// <param name="At">The longest one.</param>
internal readonly record struct QuotationMarks(int Count, int Longest, ImmutableArray<TextRange> At)
{
    public static bool IsDouble(char c) => c is '"' or '«' or '»' or '“' or '”' or '„' or '‟' or '＂' or '「' or '」';

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"«»“”„‟＂「」‘‹›'");

    public static QuotationMarks Read(InlineText text)
    {
        if (!text.Visible.AsSpan().ContainsAny(Marks))
            return new(0, 0, []);

        var (count, longest, range) = (0, 0, default(TextRange));
        var start = -1;
        for (var i = 0; i < text.Visible.Length; i++)
        {
            var c = text.Visible[i];
            if (!IsDouble(c) && c is not ('‘' or '‹' or '›' or '\''))
                continue;

            if (c is '‘' or '‹' or '›' or '\'')
            {
                // An apostrophe inside or at the end of a word is none.
                if (c == '\'' && i > 0 && Letters.IsOfWord(text.Visible[i - 1]))
                    continue;
                count++;
                continue;
            }

            count++;
            if (start >= 0)
            {
                var words = text.Words.Count(word => word.Range.Start > start && word.Range.End <= i);
                if (words > longest)
                    (longest, range) = (words, TextRange.Between(start, i + 1));
                start = -1;
            }
            else
            {
                start = i;
            }
        }

        return new(count, longest, longest > 0 ? [range] : []);
    }
}

using System.Buffers;
using Cms.Translations.Checks.Texts;

namespace Cms.Translations.Checks.Rules;

/// <summary>Comma, semicolon and question mark are those of the script: ، ؛ ؟ after an Arabic word, and only there.</summary>
internal sealed class ForeignPunctuation() : SegmentCheck("foreign-punctuation", FindingSeverity.Notice)
{
    private const string Latin = ",;?";

    private const string Arabic = "،؛؟";

    private static readonly SearchValues<char> Marks = SearchValues.Create(Latin + Arabic);

    protected override IEnumerable<Finding> Find(CheckedPair pair, CheckedArticle article)
    {
        var text = pair.Target.Visible;
        for (var i = text.AsSpan().IndexOfAny(Marks); i >= 0 && i < text.Length; i++)
        {
            var wrong = article.Target.IsArabicScript ? Latin.IndexOf(text[i], StringComparison.Ordinal)
                : article.Target.IsLatinScript ? Arabic.IndexOf(text[i], StringComparison.Ordinal)
                : -1;
            if (wrong < 0)
                continue;

            var before = Before(text, i);
            if (article.Target.IsArabicScript ? Letters.IsArabic(before) || Letters.IsMark(before) : !Letters.IsArabic(before))
            {
                var right = article.Target.IsArabicScript ? Arabic[wrong] : Latin[wrong];
                yield return In(pair, [], [new(i, 1)], "“{0}” is of another script; here it is “{1}”.", text[i].ToString(), right.ToString());
            }
        }
    }

    /// <summary>The last character before that says of which script the text is: not a quotation mark or a space.</summary>
    private static char Before(string text, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (Letters.IsOfWord(text[i]))
                return text[i];
        }

        return 'x';
    }
}

using System.Buffers;
using Cms.Translations.Checks.Texts;

namespace Cms.Translations.Checks.Rules;

/// <summary>Every quotation mark and bracket that opens is closed, and by its own kind.</summary>
/// <remarks>
/// A quotation that goes on in the next paragraph may stay open. <c>1)</c> and <c>a)</c> number a list. What the source
/// leaves open in the same way is the source's.
/// </remarks>
internal sealed class UnbalancedMarks() : ArticleCheck("unbalanced-marks", FindingSeverity.Warning)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("()[]{}«»“”„\"");

    public override IEnumerable<Finding> Run(CheckedArticle article)
    {
        for (var i = 0; i < article.Translated.Length; i++)
        {
            var pair = article.Translated[i];
            var next = i + 1 < article.Translated.Length ? article.Translated[i + 1] : null;
            foreach (var (at, mark) in Unpaired(pair.Target.Visible, article.Target))
            {
                if (!GoesOn(pair, mark, next) && Unpaired(pair.Source.Visible, article.Source).Count == 0)
                    yield return In(pair, [], [new(at, 1)], "The mark {0} has no counterpart.", mark.ToString());
            }
        }
    }

    private static bool GoesOn(CheckedPair pair, char mark, CheckedPair? next) =>
        QuotationMarks.IsDouble(mark)
        && next?.Target.Visible.TrimStart(InlineText.Nothing, ' ') is [var first, ..]
        && first == mark
        && pair.Target.Visible.TrimStart(InlineText.Nothing, ' ') is { Length: > 0 };

    private static List<(int At, char Mark)> Unpaired(string text, Language language)
    {
        if (!text.AsSpan().ContainsAny(Marks))
            return [];

        var open = new List<(int At, char Mark)>();
        var unpaired = new List<(int At, char Mark)>();
        for (var i = 0; i < text.Length; i++)
        {
            var mark = text[i];
            if (!Marks.Contains(mark))
                continue;

            if (mark is ')' && IsListNumber(text, i))
                continue;

            if (mark == '"' && i > 0 && Letters.Digit(text[i - 1]) >= 0 && !open.Any(o => o.Mark == '"'))
                continue;

            var opener = open.FindLastIndex(o => Closes(o.Mark, mark, language));
            if (opener >= 0)
            {
                unpaired.AddRange(open.Skip(opener + 1));
                open.RemoveRange(opener, open.Count - opener);
            }
            else if (Opens(mark, language))
            {
                open.Add((i, mark));
            }
            else
            {
                unpaired.Add((i, mark));
            }
        }

        unpaired.AddRange(open);
        unpaired.Sort();
        return unpaired;
    }

    private static bool Opens(char mark, Language language) => mark switch
    {
        '(' or '[' or '{' or '«' or '“' or '„' or '"' => true,
        '»' or '”' => language.IsArabicScript || language.Code is "sv" or "fi" or "da" or "de",
        _ => false,
    };

    private static bool Closes(char open, char mark, Language language) => (open, mark) switch
    {
        ('(', ')') or ('[', ']') or ('{', '}') or ('«', '»') or ('“', '”') or ('"', '"') => true,
        ('„', '“' or '”') => true,
        ('»', '«') or ('”', '“') or ('”', '”') or ('»', '»') => language.IsArabicScript || language.Code is "sv" or "fi" or "da" or "de",
        _ => false,
    };

    private static bool IsListNumber(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < 3 && char.IsLetterOrDigit(text[start - 1]))
            start--;
        return start < at && at - start <= 2 && (start == 0 || char.IsWhiteSpace(text[start - 1]))
            && !text.AsSpan(0, start).Contains('(');
    }
}

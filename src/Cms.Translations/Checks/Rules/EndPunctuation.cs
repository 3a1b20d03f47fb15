using Cms.Translations.Checks.Texts;
using Cms.Translations.Segments;

namespace Cms.Translations.Checks.Rules;

/// <summary>A segment ends as its source does: a question is a question, a sentence has its full stop, a colon announces.</summary>
/// <remarks>Closing quotation marks and brackets do not count. Titles and list items need no full stop.</remarks>
internal sealed class EndPunctuation() : SegmentCheck("end-punctuation", FindingSeverity.Notice)
{
    private enum End
    {
        None,
        Stop,
        Question,
        Exclamation,
        Colon,
        Other,
    }

    protected override IEnumerable<Finding> Find(CheckedPair pair, CheckedArticle article)
    {
        if (!pair.Source.HasWords || !pair.Target.HasWords)
            yield break;

        var (from, at) = Read(pair.Source);
        var (to, place) = Read(pair.Target);
        var message = (from, to) switch
        {
            (End.Question, not End.Question) when !pair.IsTitle || to == End.Stop => "The source is a question, the translation is none.",
            (not End.Question, End.Question) when !pair.IsTitle => "The translation is a question, the source is none.",
            (End.Colon, End.None or End.Stop) => "The source ends with a colon, the translation does not.",
            (End.Stop or End.Exclamation, End.None) when pair.Segment.Kind is SegmentKind.Paragraph or SegmentKind.Quote =>
                "The end of the sentence has no full stop.",
            _ => null,
        };
        if (message is not null)
            yield return In(pair, [at], [place], message);
    }

    private static (End End, TextRange At) Read(InlineText text)
    {
        var visible = text.Visible;
        var i = visible.Length - 1;
        while (i >= 0 && (visible[i] == InlineText.Nothing || char.IsWhiteSpace(visible[i]) || char.GetUnicodeCategory(visible[i]) is
            System.Globalization.UnicodeCategory.FinalQuotePunctuation or System.Globalization.UnicodeCategory.ClosePunctuation
            or System.Globalization.UnicodeCategory.InitialQuotePunctuation or System.Globalization.UnicodeCategory.Format
            || visible[i] is '"' or '\''))
            i--;

        if (i < 0)
            return (End.None, default);

        var end = visible[i] switch
        {
            '.' or '…' or '۔' or '。' or '।' => End.Stop,
            '?' or '؟' or '？' => End.Question,
            '!' or '！' => End.Exclamation,
            ':' or '：' => End.Colon,
            _ when char.IsLetterOrDigit(visible[i]) || Letters.IsMark(visible[i]) => End.None,
            _ => End.Other,
        };
        return (end, new(i, 1));
    }
}

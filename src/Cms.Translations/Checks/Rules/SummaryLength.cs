using System.Globalization;

namespace Cms.Translations.Checks.Rules;

/// <summary>There is a summary, as long as the newsroom wants it.</summary>
internal sealed class SummaryLength() : ArticleCheck("summary-length", FindingSeverity.Warning)
{
    public override IEnumerable<Finding> Run(CheckedArticle article)
    {
        if (article.Text.Details is not { } details)
            yield break;

        var (least, most) = (article.Limits.SummaryFrom, article.Limits.SummaryTo);
        var length = new StringInfo((details.Summary ?? "").Trim()).LengthInTextElements;
        if (length == 0)
            yield return About("Summary", details.Summary, "The summary is missing.");
        else if (length < least)
            yield return About("Summary", details.Summary, "The summary has {0} characters; {1} is the least.", Number(length), Number(least));
        else if (length > most)
            yield return About("Summary", details.Summary, "The summary has {0} characters; {1} is the most.", Number(length), Number(most));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

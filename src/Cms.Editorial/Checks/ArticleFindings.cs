using System.Collections.Immutable;
using Cms.Translations.Checks;

namespace Cms.Editorial.Checks;

/// <summary>What the checks found in an article.</summary>
/// <param name="All">Open ones first, each group by risk.</param>
public sealed record ArticleFindings(ImmutableArray<ArticleFinding> All)
{
    /// <summary>Those that hold the piece.</summary>
    public IEnumerable<ArticleFinding> Blocking => All.Where(finding => finding.IsBlocking);
}

/// <param name="IsBlocking">Whether it holds the piece: its check blocks, and nobody dismissed it.</param>
/// <param name="MayDismiss">Whether a reason can make it go away; what is not translated has to be translated or left out.</param>
/// <param name="Dismissed">Null while it is open.</param>
public sealed record ArticleFinding(Finding Finding, bool IsBlocking, bool MayDismiss, DismissedFinding? Dismissed);

/// <param name="By">Name of the account.</param>
public sealed record DismissedFinding(string Reason, string By, DateTime AtUtc);

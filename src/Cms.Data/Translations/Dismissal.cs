using Cms.Content.Items;

namespace Cms.Data.Translations;

/// <summary>Somebody looked at a finding of the checks and said why it may stand.</summary>
/// <param name="Fingerprint">Of the finding: made from both texts, so a changed text is another finding.</param>
/// <param name="Check">The id of the check that found it.</param>
public sealed record Dismissal(
    ItemId Article, string Fingerprint, string Check, string Reason, string AccountId, DateTime AtUtc);

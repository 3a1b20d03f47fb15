namespace Cms.Data.Translations;

/// <summary>Another wording for a segment, waiting for whoever may write there.</summary>
/// <param name="Before">The target it was made from.</param>
public sealed record Suggestion(
    string Id,
    string SegmentId,
    string Before,
    string Text,
    string AccountId,
    DateTime AtUtc,
    SuggestionOutcome Outcome,
    string? DecidedBy = null,
    DateTime? DecidedUtc = null);

public enum SuggestionOutcome
{
    Open,
    Accepted,
    Rejected,
}

/// <summary>The targets as one person last saw them.</summary>
/// <param name="Texts">By segment.</param>
public sealed record Look(DateTime SeenUtc, IReadOnlyDictionary<string, string> Texts);

/// <summary>Who has an article open.</summary>
/// <param name="SegmentId">Where they are; null when in none.</param>
public sealed record Presence(string AccountId, string? SegmentId, DateTime SeenUtc);

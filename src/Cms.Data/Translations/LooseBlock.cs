using Cms.Translations.Segments;

namespace Cms.Data.Translations;

/// <summary>A block that somebody wrote into the body of an article outside the workspace, and that belongs to no segment yet.</summary>
/// <param name="Text">As a segment's: inline Markdown, whole for tables and code.</param>
/// <param name="Level">Of a heading.</param>
/// <param name="After">The segment it stood behind; null at the beginning of the body.</param>
/// <param name="Instead">The segment it may be another wording of; null where none suggests itself.</param>
/// <param name="AccountId">Who wrote it; null when nobody signed in did, as in an import. Never public.</param>
public sealed record LooseBlock(
    string Id, SegmentKind Kind, int Level, string Text, string? After, string? Instead, string? AccountId, DateTime AtUtc);

/// <summary>What became of a loose block.</summary>
public enum LooseBlockOutcome
{
    Open,

    /// <summary>Its text went into a segment.</summary>
    Linked,

    /// <summary>It became a segment of our own.</summary>
    Inserted,

    /// <summary>Somebody decided that the article goes without it.</summary>
    Dropped,
}

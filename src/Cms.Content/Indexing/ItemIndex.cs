using System.Collections.Immutable;

namespace Cms.Content.Indexing;

/// <summary>What of one version is searched and sorted by: the rows of the index tables, derived from content and definitions.</summary>
/// <param name="Path">Without leading slash; null without AutoroutePart or with an empty path.</param>
/// <param name="FullText">Title, body and text fields, one a line, without markup.</param>
public sealed record ItemIndex(
    string? Path,
    string? Alias,
    string? Culture,
    string? LocalizationSet,
    ImmutableArray<TermEntry> Terms,
    ImmutableArray<ReferenceEntry> References,
    ImmutableArray<ValueEntry> Values,
    string FullText);

/// <param name="Part">Name of the part instance.</param>
/// <param name="Position">Order within the field, from 0.</param>
public sealed record TermEntry(string Part, string Field, string TermId, int Position);

/// <inheritdoc cref="TermEntry"/>
public sealed record ReferenceEntry(string Part, string Field, string TargetId, int Position);

/// <summary>One value of a field declared indexed; exactly one of the four is set.</summary>
public sealed record ValueEntry(string Part, string Field, string? Text, decimal? Number, DateTime? Instant, bool? Flag);

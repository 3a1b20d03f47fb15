using System.Collections.Immutable;

namespace Cms.Data.StoredQueries;

/// <summary>What of the published content a stored query sees: whatever its SQL says, nothing else is there.</summary>
/// <param name="Types">Content types.</param>
/// <param name="Fields">Fields of these whose values it sees.</param>
/// <param name="SeesAccounts">Otherwise owners and authors are absent.</param>
/// <param name="SeesTerms">Otherwise no item has terms.</param>
public sealed record StoredQueryScope(
    ImmutableArray<string> Types, ImmutableArray<StoredQueryField> Fields, bool SeesAccounts, bool SeesTerms)
{
    /// <summary>Sees nothing: for checks.</summary>
    public static StoredQueryScope Nothing { get; } = new([], [], false, false);
}

/// <param name="Part">The part's name on the type.</param>
/// <param name="Kind">Orchard's kind of field, such as <c>TextField</c>.</param>
public sealed record StoredQueryField(string Type, string Part, string Field, string Kind);

/// <summary>The rows of an answer.</summary>
/// <param name="Columns">Their names, in order.</param>
/// <param name="Rows">Values: text, decimal, DateTime in UTC, bool or null.</param>
/// <param name="ItemIds">For a query of items: the content item of each row.</param>
public sealed record StoredRows(ImmutableArray<string> Columns, IReadOnlyList<object?[]> Rows, IReadOnlyList<string> ItemIds);

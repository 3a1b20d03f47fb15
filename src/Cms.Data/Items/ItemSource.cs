using Cms.Content.Queries;

namespace Cms.Data.Items;

/// <summary>The table a query reads first: that of its most telling condition, or the versions themselves.</summary>
internal sealed class ItemSource
{
    /// <summary>The columns that every index table repeats of the version.</summary>
    public static readonly string[] Shared = ["VersionId", "ItemId", "ContentType", "Latest", "Published", "PublishedUtc"];

    private const string Versions = "ItemVersions";

    private readonly Func<ItemQuerySql, string, string> _condition;
    private string _from;
    private bool _joinsVersion;

    private ItemSource(string table, string alias, bool isDistinct, Func<ItemQuerySql, string, string> condition)
    {
        Table = table;
        Alias = alias;
        IsDistinct = isDistinct;
        _condition = condition;
        _from = $"\"{table}\"";
    }

    public string Table { get; }

    public string Alias { get; }

    /// <summary>Which versions the query is about.</summary>
    public VersionStatus Status { get; set; }

    /// <summary>Several of its rows may belong to one version.</summary>
    public bool IsDistinct { get; }

    /// <summary>What follows <c>FROM</c>; complete only after all conditions and keys are written.</summary>
    public string From => $"{_from} {Alias}" + (_joinsVersion ? $" JOIN \"{Versions}\" {Alias}v ON {Alias}v.\"VersionId\" = {Alias}.\"VersionId\"" : "");

    /// <summary>Takes the condition that tells most.</summary>
    /// <param name="used">It, to be left out of the others; null when the versions themselves are read.</param>
    public static ItemSource Choose(IReadOnlyList<ItemFilter> filters, string alias, out ItemFilter? used)
    {
        used = null;
        ItemSource? best = null;
        var bestRank = int.MaxValue;
        foreach (var filter in filters)
        {
            if (Candidate(filter, alias) is not var (source, rank) || rank >= bestRank)
                continue;
            (best, bestRank, used) = (source, rank, source is null ? null : filter);
        }

        return best ?? new ItemSource(Versions, alias, isDistinct: false, (_, _) => "TRUE");
    }

    /// <summary>Its own condition, on rows under the name <paramref name="x"/>.</summary>
    public string Condition(ItemQuerySql sql, string x) => _condition(sql, x);

    /// <summary>Reads from this subquery in place of the table.</summary>
    public void Wrap(string subquery) => _from = subquery;

    /// <summary>A column of the version.</summary>
    public string Version(string column)
    {
        if (Table == Versions || Shared.Contains(column))
            return $"{Alias}.\"{column}\"";
        _joinsVersion = true;
        return $"{Alias}v.\"{column}\"";
    }

    /// <summary>Whether it is this index table, with its own columns.</summary>
    public bool Has(string table) => Table == table && !IsDistinct;

    /// <summary>Whether the field is a column of the version itself.</summary>
    public static bool IsColumn(ItemField field) => field is ItemField.Envelope or ItemField.Culture;

    public static (string Column, ValueKind Kind) ColumnOf(ItemField field) => field switch
    {
        ItemField.Culture => ("Culture", ValueKind.Text),
        ItemField.Envelope { Field: EnvelopeField.ContentItemId } => ("ItemId", ValueKind.Text),
        ItemField.Envelope { Field: EnvelopeField.ContentItemVersionId } => ("VersionId", ValueKind.Text),
        ItemField.Envelope { Field: EnvelopeField.ContentType } => ("ContentType", ValueKind.Text),
        ItemField.Envelope { Field: EnvelopeField.DisplayText } => ("DisplayText", ValueKind.Text),
        ItemField.Envelope { Field: EnvelopeField.Owner } => ("Owner", ValueKind.Text),
        ItemField.Envelope { Field: EnvelopeField.Author } => ("Author", ValueKind.Text),
        ItemField.Envelope { Field: EnvelopeField.CreatedUtc } => ("CreatedUtc", ValueKind.Instant),
        ItemField.Envelope { Field: EnvelopeField.ModifiedUtc } => ("ModifiedUtc", ValueKind.Instant),
        ItemField.Envelope { Field: EnvelopeField.PublishedUtc } => ("PublishedUtc", ValueKind.Instant),
        ItemField.Envelope { Field: EnvelopeField.Latest } => ("Latest", ValueKind.Flag),
        ItemField.Envelope { Field: EnvelopeField.Published } => ("Published", ValueKind.Flag),
        _ => throw new ArgumentException($"{field} is no column of the version.", nameof(field)),
    };

    public static (string Table, string Column, ValueKind Kind) IndexOf(ItemField field) => field switch
    {
        ItemField.Path => ("ItemRoutes", "Path", ValueKind.Text),
        ItemField.Alias => ("ItemAliases", "Alias", ValueKind.Text),
        ItemField.LocalizationSet => ("ItemLocalizations", "LocalizationSet", ValueKind.Text),
        ItemField.Value value => ("ItemValues", value.Kind.ToString(), value.Kind),
        _ => throw new ArgumentException($"{field} has no index table.", nameof(field)),
    };

    /// <returns>Null when the filter tells little; a null source when the versions' own indexes serve it best.</returns>
    private static (ItemSource? Source, int Rank)? Candidate(ItemFilter filter, string alias) => filter switch
    {
        ItemFilter.Compare { Field: ItemField.Envelope { Field: EnvelopeField.ContentItemId or EnvelopeField.ContentItemVersionId } } compare
            when IsPoint(compare) => (null, 0),
        ItemFilter.Compare { Field: ItemField.Path or ItemField.Alias or ItemField.LocalizationSet } compare when IsPoint(compare) =>
            (new ItemSource(IndexOf(compare.Field).Table, alias, isDistinct: false, (sql, x) => sql.IndexValue(compare, x)), 1),
        ItemFilter.RefersToItem { ItemIds.Length: 1 } one =>
            (new ItemSource("ItemReferences", alias, isDistinct: false, (sql, x) => sql.Reference(one, x)), 2),
        ItemFilter.HasTerm { TermIds.Length: 1 } one =>
            (new ItemSource("ItemTerms", alias, isDistinct: false, (sql, x) => sql.Term(one, x)), 2),
        ItemFilter.Search search when SearchText.SqliteQuery(search.Text) is not null =>
            (new ItemSource("ItemTexts", alias, isDistinct: false, (sql, x) => sql.Words(search.Text, x)), 3),
        ItemFilter.RefersToItem many => (new ItemSource("ItemReferences", alias, isDistinct: true, (sql, x) => sql.Reference(many, x)), 4),
        ItemFilter.HasTerm many => (new ItemSource("ItemTerms", alias, isDistinct: true, (sql, x) => sql.Term(many, x)), 4),
        ItemFilter.Compare { Field: ItemField.Value { Kind: not ValueKind.Flag } } compare when IsPoint(compare) =>
            (new ItemSource("ItemValues", alias, isDistinct: true, (sql, x) => sql.IndexValue(compare, x)), 5),
        ItemFilter.RefersTo refers => (new ItemSource("ItemReferences", alias, isDistinct: true, (sql, x) => sql.Reference(refers, x)), 6),
        _ => null,
    };

    private static bool IsPoint(ItemFilter.Compare compare) =>
        compare.Op is Comparison.Equal or Comparison.In && !ItemComparison.IsAbsent(compare);
}

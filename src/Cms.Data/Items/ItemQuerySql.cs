using System.Globalization;
using Cms.Content.Queries;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Writes an <see cref="ItemQuery"/> as one parameterised statement. The most telling condition becomes the table that is
/// read (<see cref="ItemSource"/>), so that filter, order and slice are a range of one of its indexes wherever there is one.</summary>
internal sealed class ItemQuerySql
{
    /// <summary>How many targets of a reference are named one by one.</summary>
    public const int MaxTargets = 50;

    private readonly bool _postgreSql;
    private readonly List<object?> _values = [];
    private int _aliases;

    private ItemQuerySql(bool postgreSql) => _postgreSql = postgreSql;

    /// <summary>The slice of envelopes, in order.</summary>
    public static (string Sql, List<object?> Values) Select(ItemQuery query, bool postgreSql)
    {
        var sql = new ItemQuerySql(postgreSql);
        return (sql.SelectSql(query), sql._values);
    }

    /// <summary>The same; behind envelopes and keys come the contents, null for the versions that are known.</summary>
    public static (string Sql, List<object?> Values) SelectWithContents(ItemQuery query, IReadOnlyList<string> known, bool postgreSql)
    {
        var sql = new ItemQuerySql(postgreSql);
        return (sql.SelectSql(query, known: known), sql._values);
    }

    /// <summary>A slice for each of several items that a field refers to; behind the envelopes come keys, rank and the target's index.</summary>
    public static (string Sql, List<object?> Values) SelectEach(
        ItemQuery query, string part, string field, IReadOnlyList<string> targets, bool postgreSql)
    {
        var sql = new ItemQuerySql(postgreSql);
        var each = targets.Select((target, i) =>
        {
            var refers = new ItemFilter.RefersToItem(part, field, [target]);
            var one = query with { Where = query.Where is null ? refers : new ItemFilter.And([refers, query.Where]) };
            return $"SELECT * FROM ({sql.SelectSql(one, group: i)}) g{i.ToString(CultureInfo.InvariantCulture)}";
        });
        return (string.Join("\nUNION ALL\n", each.ToArray()) + "\nORDER BY \"Group\", \"Rank\"", sql._values);
    }

    /// <summary>The number of all that match.</summary>
    public static (string Sql, List<object?> Values) Count(ItemQuery query, bool postgreSql)
    {
        var sql = new ItemQuerySql(postgreSql);
        var (source, conditions) = sql.Compile(query);
        return ($"SELECT COUNT(*) FROM {source.From} WHERE {conditions}", sql._values);
    }

    /// <summary>The ids of items with a version of that status that satisfies a filter.</summary>
    public static (string Sql, List<object?> Values) Targets(ItemFilter filter, VersionStatus status, int limit, bool postgreSql)
    {
        var sql = new ItemQuerySql(postgreSql);
        var (source, conditions) = sql.Compile(new ItemQuery { Where = filter, Status = status });
        return ($"SELECT {source.Alias}.\"ItemId\" FROM {source.From} WHERE {conditions} LIMIT {sql.Parameter(limit)}", sql._values);
    }

    /// <summary>The conditions that must all hold.</summary>
    public static IReadOnlyList<ItemFilter> Conjuncts(ItemFilter? filter) => filter switch
    {
        null => [],
        ItemFilter.And and => [.. and.All.SelectMany(Conjuncts)],
        _ => [filter],
    };

    /// <param name="group">Selected as well, together with the rank in the order.</param>
    /// <param name="known">Where not null, contents are selected as well, but not of these versions.</param>
    private string SelectSql(ItemQuery query, int? group = null, IReadOnlyList<string>? known = null)
    {
        var (source, conditions) = Compile(query);
        var keys = query.Orders.Select(order => OrderKey(order, source, query.Status)).ToArray();

        // Under "all" an item has two versions: the newer first.
        var tie = new ItemSlice.Tie($"{source.Alias}.\"ItemId\"", query.Status == VersionStatus.All ? source.Version("Number") : null);
        if (query.After is { } after)
            conditions += $" AND {ItemSlice.Beyond(keys, tie, after, backwards: false, Parameter, _postgreSql)}";
        if (query.Before is { } before)
            conditions += $" AND {ItemSlice.Beyond(keys, tie, before, backwards: true, Parameter, _postgreSql)}";

        var selected = string.Concat(keys.Select((key, i) => $", {key.Sql} AS {ItemSlice.Name(i)}"));
        var number = tie.Number is null ? "" : $", {tie.Number} AS \"N\"";
        var slice = $"LIMIT {Parameter(query.Take)} OFFSET {Parameter(query.Skip)}";
        var order = ItemSlice.OrderBy(keys, tie, "p.", backwards: false);
        var ranked = group is null ? "" : $", ROW_NUMBER() OVER (ORDER BY {order}) AS \"Rank\", {Parameter(group)} AS \"Group\"";
        var content = known switch
        {
            null => "",
            [] => ", v.\"Content\"",
            _ => $", CASE WHEN v.\"VersionId\" {In(known)} THEN NULL ELSE v.\"Content\" END",
        };
        return $"""
            SELECT {ItemVersionRecord.Columns}{string.Concat(keys.Select((_, i) => $", p.{ItemSlice.Name(i)}"))}{ranked}{content} FROM (
              SELECT {source.Alias}."VersionId" AS "Id", {source.Alias}."ItemId" AS "Tie"{number}{selected}
              FROM {source.From} WHERE {conditions}
              ORDER BY {ItemSlice.OrderBy(keys, tie, "", query.FromEnd)} {slice}) p
            JOIN "ItemVersions" v ON v."VersionId" = p."Id"
            ORDER BY {order}
            """;
    }

    private (ItemSource Source, string Conditions) Compile(ItemQuery query)
    {
        var filters = Conjuncts(query.Where).ToList();
        var source = ItemSource.Choose(filters, NextAlias(), out var used);
        source.Status = query.Status;
        if (used is not null)
            filters.Remove(used);

        var conditions = new List<string>();
        if (used is not null && source.IsDistinct)
        {
            // Several rows of a version may match: they are brought down to one, within the index where possible.
            var x = NextAlias();
            var within = source.Condition(this, x);
            source.Wrap($"(SELECT DISTINCT {string.Join(", ", ItemSource.Shared.Select(column => $"{x}.\"{column}\""))} FROM \"{source.Table}\" {x} WHERE {within} AND {Status(x, query.Status)})");
        }
        else if (used is not null)
        {
            conditions.Add(source.Condition(this, source.Alias));
        }

        conditions.Add(Status(source.Alias, query.Status));
        if (!query.ContentTypes.IsEmpty)
            conditions.Add($"{source.Alias}.\"ContentType\" {In(query.ContentTypes)}");
        conditions.AddRange(filters.Select(filter => Condition(filter, source)));
        return (source, string.Join(" AND ", conditions));
    }

    public string Condition(ItemFilter filter, ItemSource source) => filter switch
    {
        ItemFilter.And and => and.All.IsEmpty ? "TRUE" : Join(" AND ", and.All, source),
        ItemFilter.Or or => or.Any.IsEmpty ? "FALSE" : Join(" OR ", or.Any, source),

        // Not the SQL "not": what has no value does not have this value either.
        ItemFilter.Not not => $"(({Condition(not.Inner, source)}) IS NOT TRUE)",
        ItemFilter.Compare compare => Compare(compare, source),
        ItemFilter.HasTerm term => Exists("ItemTerms", source, x => Term(term, x)),
        ItemFilter.RefersToItem reference => Exists("ItemReferences", source, x => Reference(reference, x)),
        ItemFilter.RefersTo reference => Exists("ItemReferences", source, x => Reference(reference, x)),
        ItemFilter.Search search => Search(search, source),
        _ => throw new ArgumentException("A filter of a kind unknown here.", nameof(filter)),
    };

    public string Term(ItemFilter.HasTerm term, string x) =>
        $"{x}.\"TermId\" {In(term.TermIds)} AND {x}.\"Part\" = {Parameter(term.Part)} AND {x}.\"Field\" = {Parameter(term.Field)}";

    public string Reference(ItemFilter.RefersToItem reference, string x) =>
        $"{x}.\"TargetId\" {In(reference.ItemIds)} AND {x}.\"Part\" = {Parameter(reference.Part)} AND {x}.\"Field\" = {Parameter(reference.Field)}";

    public string Reference(ItemFilter.RefersTo reference, string x)
    {
        var (target, conditions) = Compile(new ItemQuery { Where = reference.Target, Status = reference.Status });
        return $"{x}.\"Part\" = {Parameter(reference.Part)} AND {x}.\"Field\" = {Parameter(reference.Field)} AND {x}.\"TargetId\" IN (SELECT {target.Alias}.\"ItemId\" FROM {target.From} WHERE {conditions})";
    }

    /// <summary>A comparison with rows of an index table under the name <paramref name="x"/>.</summary>
    public string IndexValue(ItemFilter.Compare compare, string x)
    {
        var (_, column, kind) = ItemSource.IndexOf(compare.Field);
        var test = ItemComparison.Write($"{x}.\"{column}\"", kind, compare, Parameter, _postgreSql);
        return compare.Field is ItemField.Value value
            ? $"{x}.\"Part\" = {Parameter(value.Part)} AND {x}.\"Field\" = {Parameter(value.Field)} AND {test}"
            : test;
    }

    /// <summary>Full text over <c>ItemTexts</c> under the name <paramref name="x"/>; true without a word.</summary>
    public string Words(string text, string x)
    {
        if (_postgreSql)
        {
            // Each word as it is, or by its stem in some language. Not all words in one query of each language: what is a word
            // in one language is left out as too common in another.
            var words = SearchText.PostgreSqlQueries(text).Select(word =>
            {
                var parameter = Parameter(word);
                var forms = SearchText.QueryConfigurations(word).Select(name => $"to_tsquery('{name}', {parameter})");
                return $"({string.Join(" || ", forms.Prepend($"CAST({parameter} AS tsquery)"))})";
            });
            return string.Join(" && ", words) is { Length: > 0 } query ? $"{x}.\"Vector\" @@ ({query})" : "TRUE";
        }

        return SearchText.SqliteQuery(text) is { } match
            ? $"{x}.\"Id\" IN (SELECT rowid FROM \"ItemWords\" WHERE \"ItemWords\" MATCH {Parameter(match)})"
            : "TRUE";
    }

    public string Parameter(object? value)
    {
        _values.Add(value);
        return Database.ParameterName(_values.Count - 1);
    }

    private string Compare(ItemFilter.Compare compare, ItemSource source)
    {
        if (ItemSource.IsColumn(compare.Field))
        {
            var (column, kind) = ItemSource.ColumnOf(compare.Field);
            return ItemComparison.Write(source.Version(column), kind, compare, Parameter, _postgreSql);
        }

        if (ItemComparison.IsAbsent(compare))
        {
            return "NOT " + Exists(ItemSource.IndexOf(compare.Field).Table, source, x => compare.Field is ItemField.Value value
                ? $"{x}.\"Part\" = {Parameter(value.Part)} AND {x}.\"Field\" = {Parameter(value.Field)}"
                : "TRUE");
        }

        return Exists(ItemSource.IndexOf(compare.Field).Table, source, x => IndexValue(compare, x));
    }

    private string Search(ItemFilter.Search search, ItemSource source)
    {
        var x = NextAlias();
        return Words(search.Text, x) is var words && words == "TRUE"
            ? words
            : $"{source.Alias}.\"VersionId\" IN (SELECT {x}.\"VersionId\" FROM \"ItemTexts\" {x} WHERE {words})";
    }

    /// <summary>Rows of other versions are left aside first, so that what the query does not see costs it nothing either: a planner
    /// that reads the index table on its own would otherwise go on only where a draft matches.</summary>
    private string Exists(string table, ItemSource source, Func<string, string> condition)
    {
        var x = NextAlias();
        return $"EXISTS (SELECT 1 FROM \"{table}\" {x} WHERE {x}.\"VersionId\" = {source.Alias}.\"VersionId\" AND {Status(x, source.Status)} AND {condition(x)})";
    }

    private ItemSlice.Key OrderKey(ItemOrder order, ItemSource source, VersionStatus status)
    {
        var (sql, mayBeAbsent) = KeyOf(order.Field, source, status);
        return new ItemSlice.Key(sql, order.Field.Kind, order.Descending, mayBeAbsent);
    }

    private (string Key, bool MayBeAbsent) KeyOf(ItemField field, ItemSource source, VersionStatus status)
    {
        if (ItemSource.IsColumn(field))
        {
            var (column, kind) = ItemSource.ColumnOf(field);
            var mayBeAbsent = column is "DisplayText" or "Owner" or "Author" or "Culture"
                || (column == "PublishedUtc" && status != VersionStatus.Published);
            return (Flag(source.Version(column), kind), mayBeAbsent);
        }

        var x = NextAlias();
        if (field is ItemField.ReferredText text)
        {
            var target = NextAlias();
            return ($"""
                (SELECT {target}."DisplayText" FROM "ItemReferences" {x} JOIN "ItemVersions" {target} ON {target}."ItemId" = {x}."TargetId" AND {target}."Published"
                WHERE {x}."VersionId" = {source.Alias}."VersionId" AND {x}."Part" = {Parameter(text.Part)} AND {x}."Field" = {Parameter(text.Field)} AND {x}."Position" = 0
                AND {target}."ContentType" {In(text.ContentTypes)})
                """, true);
        }

        var (table, name, valueKind) = ItemSource.IndexOf(field);
        if (source.Has(table))
            return (Flag($"{source.Alias}.\"{name}\"", valueKind), false);

        var of = field is ItemField.Value v ? $" AND {x}.\"Part\" = {Parameter(v.Part)} AND {x}.\"Field\" = {Parameter(v.Field)} AND {x}.\"{name}\" IS NOT NULL" : "";
        return ($"(SELECT MIN({Flag($"{x}.\"{name}\"", valueKind)}) FROM \"{table}\" {x} WHERE {x}.\"VersionId\" = {source.Alias}.\"VersionId\"{of})", true);
    }

    private static string Flag(string column, ValueKind kind) => kind == ValueKind.Flag ? $"CASE WHEN {column} THEN 1 ELSE 0 END" : column;

    private string In(IReadOnlyCollection<string> values) => values.Count switch
    {
        0 => "IN (NULL)",
        1 => "= " + Parameter(values.First()),
        _ when _postgreSql => $"= ANY({Parameter(values.ToArray())})",
        _ => $"IN ({string.Join(", ", values.Select(value => Parameter(value)))})",
    };

    private string Join(string separator, IEnumerable<ItemFilter> filters, ItemSource source) =>
        "(" + string.Join(separator, filters.Select(filter => Condition(filter, source))) + ")";

    private string NextAlias() => string.Create(CultureInfo.InvariantCulture, $"t{_aliases++}");

    /// <summary>Written as the partial indexes are, so that the planners recognise them.</summary>
    private static string Status(string x, VersionStatus status) => status switch
    {
        VersionStatus.Published => $"{x}.\"Published\"",
        VersionStatus.Draft => $"{x}.\"Latest\" AND NOT {x}.\"Published\"",
        VersionStatus.Latest => $"{x}.\"Latest\"",
        _ => $"({x}.\"Latest\" OR {x}.\"Published\")",
    };
}

using System.Globalization;
using Cms.Content.Queries;
using Cms.Content.StoredQueries;
using Cms.Data.Items;

namespace Cms.Data.StoredQueries;

/// <summary>A stored query as one statement of ours. Nothing of its text gets in: names are looked up, values are parameters, and every
/// table is a view on what the caller may see. Kinds are checked, so that both databases take what this takes.</summary>
internal sealed class StoredQuerySql
{
    /// <summary>Null when a query is checked without values: any parameter fits anywhere.</summary>
    private readonly IReadOnlyDictionary<string, object?>? _given;

    private readonly SqlSelect _select;
    private readonly bool _postgreSql;
    private readonly List<object?> _values = [];
    private readonly List<(string Alias, StoredQueryTable Table, string Sql)> _tables = [];
    private readonly StoredQueryViews _views;
    private readonly List<string> _groups = [];

    private StoredQuerySql(SqlSelect select, StoredQueryScope scope, IReadOnlyDictionary<string, object?>? given, bool postgreSql)
    {
        (_select, _given, _postgreSql) = (select, given, postgreSql);
        _views = new StoredQueryViews(scope, postgreSql, Parameter);
    }

    internal sealed record Written(string Sql, IReadOnlyList<object?> Values, IReadOnlyList<(string Name, ValueKind Kind)> Columns);

    /// <param name="given">Values of the parameters; null where the query is only checked.</param>
    /// <param name="items">The rows stand for content items: their ids are the last column.</param>
    /// <exception cref="SqlProblemException">It says what is not run here, or a parameter has no or an unfit value.</exception>
    public static Written Write(
        SqlSelect select, StoredQueryScope scope, IReadOnlyDictionary<string, object?>? given, bool items, int most, bool postgreSql) =>
        new StoredQuerySql(select, scope, given, postgreSql).Write(items, most);

    private bool IsGrouped => _select.GroupBy.Length > 0 || _select.Having is not null || _select.Columns.Any(c => c.Value is SqlExpression.Aggregate);

    private Written Write(bool items, int most)
    {
        var from = From();
        foreach (var group in _select.GroupBy)
            _groups.Add(ColumnSql(group is SqlExpression.Column column ? column : throw new SqlProblemException(group.At, "GROUP BY takes columns")).Sql);

        var columns = new List<(string Name, ValueKind Kind)>();
        var selected = new List<string>();
        foreach (var column in _select.Columns)
        {
            var (sql, kind) = Value(column.Value, null, IsGrouped);
            var name = column.Alias ?? (column.Value as SqlExpression.Column)?.Name ?? (column.Value as SqlExpression.Aggregate)?.Function ?? "Value";
            if (columns.Any(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                throw new SqlProblemException(column.Value.At, $"two columns are called '{name}'; give one another name with AS");
            columns.Add((name, kind));
            selected.Add(sql);
        }

        if (items)
            selected.Add(ItemOf(columns));
        var where = _select.Where is { } condition ? $" WHERE {Condition(condition, false)}" : "";
        var groups = _groups.Count > 0 ? $" GROUP BY {string.Join(", ", _groups)}" : "";
        var having = _select.Having is { } having_ ? $" HAVING {Condition(having_, true)}" : "";
        var order = Order(selected);
        var limit = Math.Min(Number(_select.Limit, "LIMIT") ?? most, most);
        var offset = Number(_select.Offset, "OFFSET") ?? 0;
        var list = string.Join(", ", selected.Select((sql, i) => $"{sql} AS \"C{i.ToString(CultureInfo.InvariantCulture)}\""));
        return new Written(
            $"SELECT {(_select.Distinct ? "DISTINCT " : "")}{list} FROM {from}{where}{groups}{having}{order} LIMIT {Parameter(limit)} OFFSET {Parameter(offset)}",
            _values,
            columns);
    }

    private string From()
    {
        var sql = Table(_select.From);
        foreach (var join in _select.Joins)
        {
            var table = Table(join.Table);
            if (!Links(join.On))
            {
                throw new SqlProblemException(
                    join.On.At, $"the join must say by which column '{join.Table.Alias}' belongs to a table before it, as ON a.ContentItemId = b.ContentItemId");
            }

            sql += $" {(join.IsLeft ? "LEFT" : "INNER")} JOIN {table} ON {Condition(join.On, false)}";
        }

        return sql;
    }

    private string Table(SqlTable table)
    {
        var known = StoredQueryTables.Find(table.Name) ?? throw new SqlProblemException(
            table.At, $"there is no table '{table.Name}' here; there are {string.Join(", ", StoredQueryTables.Names)}");
        if (_tables.Any(t => t.Alias.Equals(table.Alias, StringComparison.OrdinalIgnoreCase)))
            throw new SqlProblemException(table.At, $"two tables are called '{table.Alias}'");
        var name = "q" + _tables.Count.ToString(CultureInfo.InvariantCulture);
        _tables.Add((table.Alias, known, name));
        return $"{_views.Write(known)} {name}";
    }

    /// <summary>Whether the condition ties the newest table to an earlier one by equal columns, so that rows do not multiply without bound.</summary>
    private bool Links(SqlExpression on) => on switch
    {
        SqlExpression.Logic { IsAnd: true } and => Links(and.Left) || Links(and.Right),
        SqlExpression.Compare { Op: "=", Left: SqlExpression.Column left, Right: SqlExpression.Column right } =>
            (ColumnSql(left).Table == _tables.Count - 1) != (ColumnSql(right).Table == _tables.Count - 1),
        _ => false,
    };

    private string ItemOf(List<(string Name, ValueKind Kind)> columns)
    {
        if (IsGrouped)
            throw new SqlProblemException("a query that returns content items has no GROUP BY and no aggregate");
        var id = columns.FindIndex(c => c.Name.Equals("DocumentId", StringComparison.OrdinalIgnoreCase));
        if (id < 0)
            id = columns.FindIndex(c => c.Name.Equals("ContentItemId", StringComparison.OrdinalIgnoreCase));
        return id >= 0 && _select.Columns[id].Value is SqlExpression.Column column
            ? $"{_tables[ColumnSql(column).Table].Sql}.\"ContentItemId\""
            : throw new SqlProblemException(_select.Columns[0].Value.At, "a query that returns content items selects DocumentId");
    }

    /// <summary>As asked, then by what makes rows differ: the same rows in the same order each time.</summary>
    private string Order(List<string> selected)
    {
        var keys = new List<string>();
        foreach (var order in _select.OrderBy)
        {
            var by = order.By is SqlExpression.Column { Table: null } named && _select.Columns.FirstOrDefault(c => c.Alias?.Equals(named.Name, StringComparison.OrdinalIgnoreCase) == true) is { } alias
                ? alias.Value : order.By;
            if (by is not (SqlExpression.Column or SqlExpression.Aggregate))
                throw new SqlProblemException(order.By.At, "ORDER BY takes columns and aggregates");
            var (sql, _) = Value(by, null, IsGrouped);
            if (_select.Distinct && !selected.Contains(sql))
                throw new SqlProblemException(order.By.At, "with DISTINCT, ORDER BY takes columns that are selected");
            keys.Add($"{sql}{(order.Descending ? " DESC" : "")} NULLS LAST");
        }

        if (IsGrouped)
            keys.AddRange(_groups);
        else if (!_select.Distinct)
            keys.Add($"{_tables[0].Sql}.\"ContentItemId\"");
        keys.AddRange(selected.Where(sql => sql[0] != '@').Except(keys));
        return keys.Count == 0 ? "" : $" ORDER BY {string.Join(", ", keys)}";
    }

    private string Condition(SqlExpression condition, bool grouped)
    {
        switch (condition)
        {
            case SqlExpression.Logic logic:
                return $"({Condition(logic.Left, grouped)} {(logic.IsAnd ? "AND" : "OR")} {Condition(logic.Right, grouped)})";
            case SqlExpression.Negation not:
                return $"(NOT {Condition(not.Operand, grouped)})";
            case SqlExpression.IsNull { Operand: SqlExpression.Literal or SqlExpression.Parameter } constant:
                return (Constant(constant.Operand) is null) != constant.Not ? "TRUE" : "FALSE";
            case SqlExpression.IsNull isNull:
                return $"{Value(isNull.Operand, null, grouped).Sql} IS {(isNull.Not ? "NOT " : "")}NULL";
            case SqlExpression.In list:
                var tests = list.List.Select(value => Compare(list.Left, "=", value, grouped)).ToArray();
                return $"({(list.Not ? "NOT " : "")}({string.Join(" OR ", tests)}))";
            case SqlExpression.Like like:
                return Like(like, grouped);
            case SqlExpression.Compare compare:
                return Compare(compare.Left, compare.Op, compare.Right, grouped);
            default:
                var (sql, kind) = Value(condition, null, grouped);
                return kind == ValueKind.Flag ? $"{sql} = 1" : throw new SqlProblemException(condition.At, "a condition is expected");
        }
    }

    private string Compare(SqlExpression left, string op, SqlExpression right, bool grouped)
    {
        if ((IsConstant(left) && Constant(left) is null) || (IsConstant(right) && Constant(right) is null))
            return "NULL";
        var wanted = KindOf(left) ?? KindOf(right);
        var (one, oneKind) = Value(left, wanted, grouped);
        var (other, otherKind) = Value(right, wanted ?? oneKind, grouped);
        return oneKind == otherKind
            ? $"{one} {op} {other}"
            : throw new SqlProblemException(right.At, $"a {Name(oneKind)} is compared with a {Name(otherKind)}");
    }

    private string Like(SqlExpression.Like like, bool grouped)
    {
        if (!IsConstant(like.Pattern))
            throw new SqlProblemException(like.Pattern.At, "LIKE takes a text or a parameter");
        var (column, kind) = Value(like.Left, ValueKind.Text, grouped);
        if (kind != ValueKind.Text)
            throw new SqlProblemException(like.At, $"LIKE is for texts, not for a {Name(kind)}");
        if (Constant(like.Pattern) is not { } given)
            return "NULL";
        var pattern = Convert.ToString(given, CultureInfo.InvariantCulture)!;
        var op = (pattern.StartsWith('%'), pattern.Length > 1 && pattern.EndsWith('%')) switch
        {
            (true, true) => Comparison.Contains,
            (true, false) => Comparison.EndsWith,
            (false, true) => Comparison.StartsWith,
            _ => Comparison.Equal,
        };
        if (pattern == "%")
            return $"{column} IS {(like.Not ? "" : "NOT ")}NULL";
        var text = pattern[(op is Comparison.Contains or Comparison.EndsWith ? 1 : 0)..^(op is Comparison.Contains or Comparison.StartsWith ? 1 : 0)];
        if (text.AsSpan().ContainsAny('%', '_') && _given is not null)
            throw new SqlProblemException(like.Pattern.At, "of patterns only % at the beginning and at the end is run here");
        var test = ItemComparison.Write(column, ValueKind.Text, new ItemFilter.Compare(new ItemField.Alias(), op, text), value => Parameter(value!), _postgreSql);
        return like.Not ? $"(NOT ({test}))" : test;
    }

    private (string Sql, ValueKind Kind) Value(SqlExpression value, ValueKind? wanted, bool grouped)
    {
        switch (value)
        {
            case SqlExpression.Column column:
                var (sql, kind, _) = ColumnSql(column);
                return !grouped || _groups.Contains(sql)
                    ? (sql, kind)
                    : throw new SqlProblemException(column.At, $"'{column.Name}' is neither in GROUP BY nor in an aggregate");
            case SqlExpression.Aggregate aggregate:
                if (!grouped)
                    throw new SqlProblemException(aggregate.At, $"{aggregate.Function} is for what is selected, HAVING and ORDER BY");
                return Aggregate(aggregate);
            case SqlExpression.Literal or SqlExpression.Parameter:
                if (Constant(value) is not { } constant)
                    throw new SqlProblemException(value.At, "NULL is compared with IS NULL");
                return Constant(constant, wanted, value.At);
            default:
                throw new SqlProblemException(value.At, "a value is expected");
        }
    }

    private (string Sql, ValueKind Kind) Aggregate(SqlExpression.Aggregate aggregate)
    {
        if (aggregate.Argument is not SqlExpression.Column column)
            return ("COUNT(*)", ValueKind.Number);
        var (sql, kind, _) = ColumnSql(column);
        var distinct = aggregate.Distinct ? "DISTINCT " : "";
        return (aggregate.Function, kind) switch
        {
            ("COUNT", _) => ($"COUNT({distinct}{sql})", ValueKind.Number),
            ("MIN" or "MAX", not ValueKind.Flag) => ($"{aggregate.Function}({sql})", kind),
            ("SUM" or "AVG", ValueKind.Number) => ($"{aggregate.Function}({distinct}{sql})", kind),
            _ => throw new SqlProblemException(aggregate.At, $"{aggregate.Function} is not for a {Name(kind)}"),
        };
    }

    private (string Sql, ValueKind Kind, int Table) ColumnSql(SqlExpression.Column column)
    {
        var found = _tables.Select((t, i) => (t.Alias, t.Table, t.Sql, Index: i))
            .Where(t => (column.Table is null || t.Alias.Equals(column.Table, StringComparison.OrdinalIgnoreCase)) && t.Table.Columns.ContainsKey(column.Name))
            .Take(2).ToArray();
        if (found.Length == 2)
            throw new SqlProblemException(column.At, $"'{column.Name}' is a column of two tables; name the one, as {found[0].Alias}.{column.Name}");
        if (found.Length == 0)
            throw new SqlProblemException(column.At, $"there is no column '{(column.Table is null ? "" : column.Table + ".")}{column.Name}' here");
        var name = found[0].Table.Columns.Keys.First(k => k.Equals(column.Name, StringComparison.OrdinalIgnoreCase));
        return ($"{found[0].Sql}.\"{name}\"", found[0].Table.Columns[name].Kind, found[0].Index);
    }

    private (string Sql, ValueKind Kind) Constant(object value, ValueKind? wanted, SqlPlace at)
    {
        var kind = wanted ?? value switch { string => ValueKind.Text, bool => ValueKind.Flag, _ => ValueKind.Number };
        if (ReferenceEquals(value, Unknown))
            return (Parameter(kind switch { ValueKind.Text => "", ValueKind.Instant => DateTime.UnixEpoch, ValueKind.Flag => 0, _ => 0m }), kind);
        object? stored = (kind, value) switch
        {
            (ValueKind.Text, string text) => Transactions.StorableText.Is(text) ? text : null,
            (ValueKind.Text, decimal number) => number.ToString(CultureInfo.InvariantCulture),
            (ValueKind.Number, decimal number) => number,
            (ValueKind.Number, string text) when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            (ValueKind.Instant, string text) when DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) => instant.UtcDateTime,
            (ValueKind.Flag, bool flag) => flag ? 1 : 0,
            (ValueKind.Flag, decimal number) when number is 0 or 1 => (int)number,
            (ValueKind.Flag, string text) when text is "0" or "1" => text == "1" ? 1 : 0,
            (ValueKind.Flag, string text) when bool.TryParse(text, out var flag) => flag ? 1 : 0,
            _ => null,
        };
        return stored is null
            ? throw new SqlProblemException(at, $"'{Convert.ToString(value, CultureInfo.InvariantCulture)}' is not a {Name(kind)}")
            : (Parameter(stored), kind);
    }

    private static readonly object Unknown = new();

    private object? Constant(SqlExpression value) => value switch
    {
        SqlExpression.Literal literal => literal.Value,
        SqlExpression.Parameter when _given is null => Unknown,
        SqlExpression.Parameter parameter when _given.TryGetValue(parameter.Name, out var given) => given,
        SqlExpression.Parameter { HasDefault: true } parameter => parameter.Default,
        SqlExpression.Parameter parameter => throw new SqlProblemException(parameter.At, $"the parameter '{parameter.Name}' is missing"),
        _ => throw new ArgumentException("This is no constant.", nameof(value)),
    };

    private int? Number(SqlExpression? value, string of)
    {
        if (value is null)
            return null;
        if (!IsConstant(value))
            throw new SqlProblemException(value.At, $"{of} takes a number or a parameter");
        return Constant(value) switch
        {
            var unknown when ReferenceEquals(unknown, Unknown) => 0,
            decimal number when number >= 0 && number <= int.MaxValue && number == Math.Truncate(number) => (int)number,
            string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new SqlProblemException(value.At, $"{of} takes a whole number from 0"),
        };
    }

    private static bool IsConstant(SqlExpression value) => value is SqlExpression.Literal or SqlExpression.Parameter;

    private ValueKind? KindOf(SqlExpression value) => value switch
    {
        SqlExpression.Column column => ColumnSql(column).Kind,
        SqlExpression.Aggregate aggregate => Aggregate(aggregate).Kind,
        _ => null,
    };

    private static string Name(ValueKind kind) => kind switch
    {
        ValueKind.Instant => "date",
        ValueKind.Flag => "flag",
        ValueKind.Number => "number",
        _ => "text",
    };

    private string Parameter(object value)
    {
        _values.Add(value);
        return Transactions.Database.ParameterName(_values.Count - 1);
    }
}

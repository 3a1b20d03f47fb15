using System.Collections.Immutable;

namespace Cms.Content.StoredQueries;

/// <summary>One <c>SELECT</c>, the only statement there is.</summary>
public sealed record SqlSelect(
    bool Distinct,
    ImmutableArray<SqlColumn> Columns,
    SqlTable From,
    ImmutableArray<SqlJoin> Joins,
    SqlExpression? Where,
    ImmutableArray<SqlExpression> GroupBy,
    SqlExpression? Having,
    ImmutableArray<SqlOrder> OrderBy,
    SqlExpression? Limit,
    SqlExpression? Offset);

/// <param name="Alias">Null without one.</param>
public sealed record SqlColumn(SqlExpression Value, string? Alias);

/// <param name="Alias">The table's own name without one.</param>
public sealed record SqlTable(string Name, string Alias, SqlPlace At);

/// <param name="IsLeft">Rows without a match stay.</param>
public sealed record SqlJoin(bool IsLeft, SqlTable Table, SqlExpression On);

public sealed record SqlOrder(SqlExpression By, bool Descending);

/// <summary>A value or a condition.</summary>
public abstract record SqlExpression(SqlPlace At)
{
    /// <param name="Table">Null where the column is named alone.</param>
    public sealed record Column(string? Table, string Name, SqlPlace At) : SqlExpression(At);

    /// <param name="Value">string, decimal, bool or null.</param>
    public sealed record Literal(object? Value, SqlPlace At) : SqlExpression(At);

    /// <param name="HasDefault">The caller may leave it out.</param>
    public sealed record Parameter(string Name, bool HasDefault, object? Default, SqlPlace At) : SqlExpression(At);

    /// <param name="Function">In capitals.</param>
    /// <param name="Argument">Null for <c>COUNT(*)</c>.</param>
    public sealed record Aggregate(string Function, bool Distinct, SqlExpression? Argument, SqlPlace At) : SqlExpression(At);

    /// <param name="Op">One of <c>= &lt;&gt; &lt; &lt;= &gt; &gt;=</c>.</param>
    public sealed record Compare(SqlExpression Left, string Op, SqlExpression Right, SqlPlace At) : SqlExpression(At);

    public sealed record Like(SqlExpression Left, SqlExpression Pattern, bool Not, SqlPlace At) : SqlExpression(At);

    public sealed record In(SqlExpression Left, ImmutableArray<SqlExpression> List, bool Not, SqlPlace At) : SqlExpression(At);

    public sealed record IsNull(SqlExpression Operand, bool Not, SqlPlace At) : SqlExpression(At);

    /// <param name="IsAnd">Otherwise OR.</param>
    public sealed record Logic(SqlExpression Left, bool IsAnd, SqlExpression Right, SqlPlace At) : SqlExpression(At);

    public sealed record Negation(SqlExpression Operand, SqlPlace At) : SqlExpression(At);
}

using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Rows for one table, written together.</summary>
/// <param name="table">A name of ours.</param>
internal sealed class RowBatch(string table, params RowBatch.Column[] columns)
{
    private readonly List<object?[]> _rows = [];

    internal enum Kind
    {
        Text,
        Int,
        Bool,
        Instant,
        Number,
    }

    public void Add(params object?[] row) => _rows.Add(row);

    /// <param name="sqliteAfter">A statement that follows each row in SQLite; it sees the row's parameters.</param>
    /// <param name="postgreSqlSelect">What PostgreSQL selects of the columns <c>c0</c>, <c>c1</c>…; null for all as they are.</param>
    /// <param name="into">How many of the columns are the table's; the others are for the two above.</param>
    public async Task WriteAsync(
        Database database, CancellationToken cancellationToken, string? sqliteAfter = null, string? postgreSqlSelect = null, int? into = null,
        string? extraColumn = null)
    {
        if (_rows.Count == 0)
            return;

        var names = string.Join(", ", columns.Take(into ?? columns.Length).Select(column => $"\"{column.Name}\"")) + extraColumn;
        if (database.IsPostgreSql)
        {
            // One statement with an array for each column.
            var arrays = string.Join(", ", columns.Select((column, i) => $"{Database.ParameterName(i)}::{ArrayType(column.Kind)}"));
            var aliases = string.Join(", ", columns.Select((_, i) => $"c{i}"));
            await database.ExecuteAsync(
                $"INSERT INTO \"{table}\" ({names}) SELECT {postgreSqlSelect ?? aliases} FROM unnest({arrays}) AS u({aliases})",
                [.. columns.Select((column, i) => Array(column.Kind, i))],
                cancellationToken);
            return;
        }

        // One prepared statement, run for each row.
        var parameters = string.Join(", ", Enumerable.Range(0, into ?? columns.Length).Select(Database.ParameterName));
        await using var lease = await database.OpenAsync(cancellationToken);
        await using var command = database.Command($"INSERT INTO \"{table}\" ({names}) VALUES ({parameters}); {sqliteAfter}", _rows[0]);
        try
        {
            await command.PrepareAsync(cancellationToken);
            foreach (var row in _rows)
            {
                for (var i = 0; i < row.Length; i++)
                    command.Parameters[i].Value = database.ToStored(row[i]);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch (System.Data.Common.DbException exception) when (DatabaseErrors.Translate(exception) is { } translated)
        {
            throw translated;
        }
    }

    private object Array(Kind kind, int column) => kind switch
    {
        Kind.Text => _rows.Select(row => row[column] is { } text ? StorableText.Check((string)text) : null).ToArray(),
        Kind.Int => _rows.Select(row => (int?)row[column]).ToArray(),
        Kind.Bool => _rows.Select(row => (bool?)row[column]).ToArray(),
        Kind.Instant => _rows.Select(row => ((DateTime?)row[column])?.Ticks).ToArray(),
        Kind.Number => _rows.Select(row => (decimal?)row[column]).ToArray(),
        _ => throw new InvalidOperationException("A kind of column unknown here."),
    };

    private static string ArrayType(Kind kind) => kind switch
    {
        Kind.Text => "text[]",
        Kind.Int => "integer[]",
        Kind.Bool => "boolean[]",
        Kind.Instant => "bigint[]",
        Kind.Number => "numeric[]",
        _ => throw new InvalidOperationException("A kind of column unknown here."),
    };

    internal readonly record struct Column(string Name, Kind Kind);
}

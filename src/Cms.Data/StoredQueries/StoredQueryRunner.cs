using System.Data.Common;
using System.Globalization;
using Cms.Content.Queries;
using Cms.Content.StoredQueries;
using Cms.Data.Transactions;
using Microsoft.Data.Sqlite;

namespace Cms.Data.StoredQueries;

/// <summary>Runs stored queries: one statement that reads, with an end to its rows and its time.</summary>
public sealed class StoredQueryRunner
{
    private readonly Database _database;

    internal StoredQueryRunner(Database database) => _database = database;

    /// <param name="items">The rows stand for content items.</param>
    /// <exception cref="SqlProblemException">It says what is not run here.</exception>
    public static void Check(SqlSelect select, bool items) =>
        StoredQuerySql.Write(select, StoredQueryScope.Nothing, given: null, items, most: 0, postgreSql: false);

    /// <param name="parameters">Values by name, without case: text, decimal, bool or null.</param>
    /// <param name="most">Rows at most, whatever the query says.</param>
    /// <exception cref="SqlProblemException">A parameter has no or an unfit value.</exception>
    /// <exception cref="TimeoutException">It took longer than <paramref name="patience"/>.</exception>
    public async Task<StoredRows> RunAsync(
        SqlSelect select,
        StoredQueryScope scope,
        IReadOnlyDictionary<string, object?> parameters,
        bool items,
        int most,
        TimeSpan patience,
        CancellationToken cancellationToken)
    {
        var written = StoredQuerySql.Write(select, scope, parameters, items, most, _database.IsPostgreSql);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        await using var lease = await _database.OpenAsync(cancellationToken);
        await using var command = _database.Command(written.Sql, written.Values);

        // SQLite works on the caller's thread and looks at no token.
        await using var interrupt = limit.Token.Register(() =>
        {
            if (command.Connection is SqliteConnection { Handle: { } handle })
                SQLitePCL.raw.sqlite3_interrupt(handle);
        });
        try
        {
            var rows = new List<object?[]>();
            var ids = new List<string>();
            await using var reader = await command.ExecuteReaderAsync(limit.Token);
            limit.Token.ThrowIfCancellationRequested();
            while (await reader.ReadAsync(limit.Token))
            {
                if (items && reader.IsDBNull(written.Columns.Count))
                    continue; // a left join without a match
                rows.Add([.. written.Columns.Select((column, i) => Read(reader, i, column.Kind))]);
                if (items)
                    ids.Add(reader.GetString(written.Columns.Count));
            }

            return new StoredRows([.. written.Columns.Select(c => c.Name)], rows, ids);
        }
        catch (Exception e) when (e is OperationCanceledException or DbException && limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The query took longer than {patience.TotalSeconds:0.#} seconds.", e);
        }
    }

    private static object? Read(DbDataReader reader, int column, ValueKind kind) => reader.IsDBNull(column) ? null : kind switch
    {
        ValueKind.Text => reader.GetString(column),
        ValueKind.Instant => reader.Instant(column),
        ValueKind.Flag => reader.GetInt64(column) != 0,
        _ => Number(reader.GetValue(column)),
    };

    /// <summary>Rounded, so that both databases say the same of an average.</summary>
    private static object? Number(object value) => value switch
    {
        double number => double.IsFinite(number) && Math.Abs(number) < 7e28 ? Math.Round((decimal)number, 10) : null,
        decimal number => Math.Round(number, 10),
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
    };
}

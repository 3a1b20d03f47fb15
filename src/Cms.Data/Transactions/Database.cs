using System.Data.Common;
using System.Globalization;
using System.Text;
using Cms.Content.Items;
using Cms.Data.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cms.Data.Transactions;

/// <summary>Runs statements on the scope's connection, in its transaction if there is one. One scope is one flow of work:
/// two statements at a time are a bug.</summary>
/// <remarks>The SQL is written for both databases. What an interpolated string puts in becomes a parameter, a collection of
/// strings after <c>IN</c> a list of them; no value ever becomes SQL.</remarks>
/// <param name="connectionString">Of the context's connections, whose pool is used.</param>
internal sealed class Database(IServiceProvider services, DatabaseOptions options, string connectionString)
{
    private readonly StatementProbe? _probe = services.GetService<StatementProbe>();
    private CmsContext? _context;

    /// <summary>What the scope has read of the content.</summary>
    public ReadLog Reads { get; } = new();

    /// <summary>Made when first needed: most requests are answered without it.</summary>
    public CmsContext Context => _context ??= services.GetRequiredService<CmsContext>();

    public bool IsPostgreSql => options.Provider == DatabaseProvider.PostgreSql;

    public DbTransaction? Transaction => _context?.Database.CurrentTransaction?.GetDbTransaction();

    public void RequireTransaction()
    {
        if (Transaction is null)
            throw new InvalidOperationException("This writes only inside a transaction: begin one with UnitOfWork.");
    }

    /// <returns>How many rows were changed.</returns>
    public async Task<int> ExecuteAsync(FormattableString sql, CancellationToken cancellationToken)
    {
        var (text, values) = Parameterise(sql);
        return await ExecuteAsync(text, values, cancellationToken);
    }

    public async Task<int> ExecuteAsync(string sql, IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        await using var lease = await OpenAsync(cancellationToken);
        await using var command = Command(sql, values);
        try
        {
            Reach(sql);
            var changed = await command.ExecuteNonQueryAsync(cancellationToken);
            Reach(sql);
            return changed;
        }
        catch (DbException exception) when (DatabaseErrors.Translate(exception) is { } translated)
        {
            throw translated;
        }
    }

    public Task<List<T>> ListAsync<T>(FormattableString sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        Reads.AddAnything();
        return ReadAsync(sql, read, cancellationToken);
    }

    public Task<List<T>> ListAsync<T>(
        string sql, IReadOnlyList<object?> values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        Reads.AddAnything();
        return ReadAsync(sql, values, read, cancellationToken);
    }

    /// <summary>As <see cref="ListAsync{T}(FormattableString, Func{DbDataReader, T}, CancellationToken)"/>, for those who note in
    /// <see cref="Reads"/> what it depends on.</summary>
    public Task<List<T>> ReadAsync<T>(FormattableString sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var (text, values) = Parameterise(sql);
        return ReadAsync(text, values, read, cancellationToken);
    }

    /// <inheritdoc cref="ReadAsync{T}(FormattableString, Func{DbDataReader, T}, CancellationToken)"/>
    public async Task<List<T>> ReadAsync<T>(
        string sql, IReadOnlyList<object?> values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        try
        {
            if (_context is null && IsPostgreSql)
            {
                // Of the same pool as the context's connections, without making a context.
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(cancellationToken);
                return await ReadAsync(connection, null, sql, values, read, cancellationToken);
            }

            await using var lease = await OpenAsync(cancellationToken);
            return await ReadAsync(Context.Database.GetDbConnection(), Transaction, sql, values, read, cancellationToken);
        }
        catch (DbException exception) when (DatabaseErrors.Translate(exception) is { } translated)
        {
            throw translated;
        }
    }

    private async Task<List<T>> ReadAsync<T>(
        DbConnection connection, DbTransaction? transaction, string sql, IReadOnlyList<object?> values, Func<DbDataReader, T> read,
        CancellationToken cancellationToken)
    {
        Reads.Statements++;
        await using var command = Command(connection, transaction, sql, values);
        Reach(sql);
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        Reach(sql);
        return rows;
    }

    /// <returns>The first row, or null.</returns>
    public async Task<T?> FirstAsync<T>(FormattableString sql, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        (await ListAsync(sql, read, cancellationToken)).FirstOrDefault();

    /// <summary>Keeps the connection open for several statements.</summary>
    public async Task<ConnectionLease> OpenAsync(CancellationToken cancellationToken)
    {
        await Context.Database.OpenConnectionAsync(cancellationToken);
        return new ConnectionLease(Context);
    }

    /// <summary>A command on the connection, which must be open; values are <c>@p0</c>, <c>@p1</c>…</summary>
    public DbCommand Command(string sql, IReadOnlyList<object?> values) =>
        Command(Context.Database.GetDbConnection(), Transaction, sql, values);

    private DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, IReadOnlyList<object?> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = ParameterName(i);
            parameter.Value = ToStored(values[i]);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Tells who watches, if anybody does, that the flow of work came to this step.</summary>
    public void Reach(string step) => _probe?.Reached(step);

    public static string ParameterName(int index) => "@p" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value as both providers take it.</summary>
    public object ToStored(object? value) => value switch
    {
        null => DBNull.Value,
        string text => StorableText.Check(text),
        DateTime at => at.Ticks,
        ItemId id => id.Value,
        VersionId id => id.Value,
        Enum e => Convert.ToInt32(e, CultureInfo.InvariantCulture),
        decimal number when !IsPostgreSql => (double)number,
        _ => value,
    };

    private (string Text, List<object?> Values) Parameterise(FormattableString sql)
    {
        var values = new List<object?>();
        var names = new object[sql.ArgumentCount];
        var format = sql.Format;
        for (var i = 0; i < names.Length; i++)
        {
            if (sql.GetArgument(i) is IReadOnlyCollection<string> array && IsPostgreSql)
            {
                // One parameter, so that lists of any length are one prepared statement.
                format = format.Replace($"IN {{{i}}}", $"= ANY({{{i}}})", StringComparison.Ordinal);
                names[i] = ParameterName(values.Count);
                values.Add(array.ToArray());
            }
            else if (sql.GetArgument(i) is IReadOnlyCollection<string> list)
            {
                var text = new StringBuilder("(");
                foreach (var item in list)
                {
                    text.Append(text.Length > 1 ? "," : "").Append(ParameterName(values.Count));
                    values.Add(item);
                }

                names[i] = list.Count == 0 ? "(NULL)" : text.Append(')').ToString();
            }
            else
            {
                names[i] = ParameterName(values.Count);
                values.Add(sql.GetArgument(i));
            }
        }

        return (string.Format(CultureInfo.InvariantCulture, format, names), values);
    }

    internal readonly struct ConnectionLease(CmsContext context) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await context.Database.CloseConnectionAsync();
    }
}

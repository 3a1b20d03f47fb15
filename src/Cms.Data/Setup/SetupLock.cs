using Cms.Data.Schema.PostgreSql;
using Cms.Data.Schema.Sqlite;
using Npgsql;

namespace Cms.Data;

/// <summary>Keeps migrations and set-up to one process at a time. The lock ends with its process, however that ends.</summary>
public sealed class SetupLock : IDisposable
{
    private const long AdvisoryKey = 0x44_52_41_47_4F_4D; // "DRAGOM"

    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(50);

    private readonly DatabaseOptions _options;
    private readonly SemaphoreSlim _inProcess = new(1, 1);
    private readonly AsyncLocal<Holder?> _holder = new();

    internal SetupLock(DatabaseOptions options) => _options = options;

    /// <summary>Whether this flow of work holds the lock.</summary>
    internal bool IsHeld => _holder.Value is { IsHeld: true };

    /// <summary>Waits until this process alone may migrate and set up; dispose what is returned to let the next one in.
    /// Creates the PostgreSQL database, or the directory of the SQLite file, if it is missing.</summary>
    public Task<IAsyncDisposable> AcquireAsync(CancellationToken cancellationToken)
    {
        if (IsHeld)
            throw new InvalidOperationException("The set-up lock is held already by the one who asks for it.");

        // Set here, before anything is awaited, so that the caller sees it.
        var holder = _holder.Value = new Holder(_inProcess);
        return AcquireAsync(holder, cancellationToken);
    }

    public void Dispose() => _inProcess.Dispose();

    private async Task<IAsyncDisposable> AcquireAsync(Holder holder, CancellationToken cancellationToken)
    {
        await _inProcess.WaitAsync(cancellationToken);
        try
        {
            holder.Take(_options.Provider == DatabaseProvider.Sqlite
                ? await LockFileAsync(cancellationToken)
                : await LockServerAsync(cancellationToken));
            return holder;
        }
        catch
        {
            _inProcess.Release();
            throw;
        }
    }

    private async Task<IAsyncDisposable> LockFileAsync(CancellationToken cancellationToken)
    {
        var file = SqliteConnections.FileOf(_options);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        while (true)
        {
            try
            {
                return new FileStream(file + ".setup.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception.GetType() == typeof(IOException))
            {
                await Task.Delay(Retry, cancellationToken);
            }
        }
    }

    private async Task<IAsyncDisposable> LockServerAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(PostgreSqlConnections.OwnConnectionString(_options));
        try
        {
            try
            {
                await connection.OpenAsync(cancellationToken);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                await CreateDatabaseAsync(connection.Database, cancellationToken);
                await connection.OpenAsync(cancellationToken);
            }

            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = AdvisoryKey });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task CreateDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        var server = new NpgsqlConnectionStringBuilder(PostgreSqlConnections.OwnConnectionString(_options)) { Database = "postgres" };
        await using var connection = new NpgsqlConnection(server.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(name)}";
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process was faster.
        }
    }

    private sealed class Holder(SemaphoreSlim inProcess) : IAsyncDisposable
    {
        private IAsyncDisposable? _lock;

        public bool IsHeld => _lock is not null;

        public void Take(IAsyncDisposable taken) => _lock = taken;

        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _lock, null) is not { } taken)
                return;
            await taken.DisposeAsync();
            inProcess.Release();
        }
    }
}

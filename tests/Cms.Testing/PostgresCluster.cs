using System.Diagnostics;
using System.Globalization;
using Cms.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cms.Testing;

/// <summary>A PostgreSQL server of this test process alone, in a temporary directory, reached by a socket there.</summary>
/// <remarks>A shell watches over it: it holds the other end of a pipe, so that the server stops and its directory goes
/// however this process ends, <c>kill -9</c> included. Run by root, it belongs to another user, as PostgreSQL demands.</remarks>
public sealed class PostgresCluster
{
    private const string Template = "cms_template";

    /// <summary>Stops the server when its standard input ends, and removes everything.</summary>
    private const string Watch =
        """
        "$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=on -c synchronous_commit=on -c full_page_writes=off \
            -c wal_level=minimal -c max_wal_senders=0 -c max_connections=300 -c shared_buffers=96MB >"$2/log" 2>&1 &
        server=$!
        read -r _
        kill -QUIT $server
        wait $server
        rm -rf "$2"
        """;

    private static readonly Lazy<Task<PostgresCluster>> One = new(StartAsync);

    private static readonly SemaphoreSlim Creating = new(1, 1);

    private readonly string _directory;
    private readonly Lazy<Task> _template;

    private PostgresCluster(string directory)
    {
        _directory = directory;
        _template = new Lazy<Task>(CreateTemplateAsync);
    }

    /// <summary>The server of this process; the first who asks starts it.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start; the message says what to do.</exception>
    public static Task<PostgresCluster> GetAsync() => One.Value;

    /// <summary>Makes a database and returns its connection string.</summary>
    /// <param name="migrated">With the schema; else empty.</param>
    public async Task<string> CreateDatabaseAsync(bool migrated)
    {
        if (migrated)
            await _template.Value;
        var name = "t" + Guid.NewGuid().ToString("n");
        await ExecuteAsync($"CREATE DATABASE {name}" + (migrated ? $" TEMPLATE {Template}" : ""));
        return ConnectionString(name);
    }

    /// <summary>Makes a copy of a database that nobody is connected to, and returns its connection string.</summary>
    public async Task<string> CopyDatabaseAsync(string connectionString)
    {
        var name = "t" + Guid.NewGuid().ToString("n");
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {new NpgsqlConnectionStringBuilder(connectionString).Database}");
        return ConnectionString(name);
    }

    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>What the server says, for tests that make it talk.</summary>
    public string LogFile => Path.Combine(_directory, "log");

    /// <summary>The connection string of a database that need not exist.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _directory,
        Username = "cms",
        Database = database,
        MaxPoolSize = 50,
        IncludeErrorDetail = true,
    }.ToString();

    private static async Task<PostgresCluster> StartAsync()
    {
        var binaries = PostgresBinaries.Find();
        var directory = Directory.CreateTempSubdirectory("cms-pg-").FullName;
        var user = Environment.IsPrivilegedProcess ? OtherUser() : null;
        if (user is not null)
            await RunAsync(null, "chown", user, directory);

        string[] initialise =
            [Path.Combine(binaries, "initdb"), "-D", Path.Combine(directory, "data"), "-U", "cms", "-A", "trust", "-E", "UTF8", "--no-sync"];

        // A locale with an order of its own, so that a forgotten collation shows.
        try
        {
            await RunAsync(user, [.. initialise, "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en"]);
        }
        catch (InvalidOperationException)
        {
            await RunAsync(user, [.. initialise, "--locale=C"]);
        }

        var watcher = Start(user, redirectInput: true, "/bin/sh", "-c", Watch, "sh", binaries, directory);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            NpgsqlConnection.ClearAllPools();
            watcher.StandardInput.Close();
            watcher.WaitForExit(10_000);
        };
        var cluster = new PostgresCluster(directory);
        await cluster.AwaitReadyAsync(watcher);
        return cluster;
    }

    private async Task AwaitReadyAsync(Process watcher)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (tries < 300 && !watcher.HasExited)
            {
                await Task.Delay(100);
            }
            catch (NpgsqlException exception)
            {
                var log = Path.Combine(_directory, "log");
                throw new InvalidOperationException(
                    "The PostgreSQL of the tests did not start: " + (File.Exists(log) ? await File.ReadAllTextAsync(log) : exception.Message), exception);
            }
        }
    }

    private async Task CreateTemplateAsync()
    {
        var options = new DatabaseOptions(DatabaseProvider.PostgreSql, ConnectionString(Template) + ";Pooling=false");
        await using var services = new ServiceCollection().AddLogging().AddCmsData(options).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
    }

    /// <summary>One at a time: a template cannot be copied twice at once by all versions.</summary>
    private async Task ExecuteAsync(string sql)
    {
        await Creating.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            Creating.Release();
        }
    }

    private static string OtherUser() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static Process Start(string? user, bool redirectInput, params string[] command)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = redirectInput,
            RedirectStandardError = !redirectInput,
            RedirectStandardOutput = !redirectInput,
            WorkingDirectory = "/",
        };
        string[] all = user is null ? command : ["setpriv", "--reuid", user, "--regid", GroupOf(user), "--clear-groups", .. command];
        start.FileName = all[0];
        foreach (var argument in all.Skip(1))
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException($"{all[0]} did not start.");
    }

    private static async Task RunAsync(string? user, params string[] command)
    {
        using var process = Start(user, redirectInput: false, command);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} failed: {await error}{await output}");
    }

    private static string GroupOf(string user)
    {
        var fields = File.ReadLines("/etc/passwd").First(line => line.StartsWith(user + ":", StringComparison.Ordinal)).Split(':');
        return int.Parse(fields[3], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }
}

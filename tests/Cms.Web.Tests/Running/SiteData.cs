using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cms.Web.Tests.Running;

/// <summary>Where a site keeps everything: a folder and, with PostgreSQL, a database. Processes come and go on it.</summary>
/// <param name="Folder"><c>Cms:DataPath</c>.</param>
/// <param name="ConnectionString">Null for SQLite, whose file is in the folder.</param>
/// <param name="Accounts">Passwords by name, as set-up printed them; empty on a new site.</param>
public sealed record SiteData(string Folder, string? ConnectionString, ImmutableDictionary<string, string> Accounts)
{
    /// <summary>On the command line of every process that works on this site.</summary>
    public IReadOnlyList<string> Settings => ConnectionString is null
        ? [$"--Cms:DataPath={Folder}"]
        : [$"--Cms:DataPath={Folder}", "--Cms:Database:Provider=PostgreSql", $"--ConnectionStrings:Cms={ConnectionString}"];

    /// <summary>Past the product, straight into the database: for what only an accident or an intruder would do.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = ConnectionString is null
            ? new SqliteConnection($"Data Source={Path.Combine(Folder, "cms.db")};Pooling=False")
            : new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

using System.Globalization;
using Npgsql;

namespace Cms.Data.Schema.PostgreSql;

/// <summary>How every connection to the server is set.</summary>
internal static class PostgreSqlConnections
{
    public static string ConnectionString(DatabaseOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        var timeout = string.Create(CultureInfo.InvariantCulture, $"-c lock_timeout={(long)options.BusyTimeout.TotalMilliseconds}");
        if (builder.Options?.Contains("lock_timeout", StringComparison.Ordinal) != true)
            builder.Options = string.IsNullOrEmpty(builder.Options) ? timeout : $"{builder.Options} {timeout}";
        if (string.IsNullOrEmpty(builder.ApplicationName))
            builder.ApplicationName = "Dragoman";
        if (!builder.ContainsKey("Max Auto Prepare"))
            (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (100, 3); // planning costs more than most of our statements
        return builder.ToString();
    }

    /// <summary>For a connection that is held long and is nobody else's.</summary>
    public static string OwnConnectionString(DatabaseOptions options) =>
        new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, Multiplexing = false, CommandTimeout = 0 }.ToString();
}

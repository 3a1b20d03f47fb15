namespace Cms.Data;

/// <summary>Where a site's data is.</summary>
/// <param name="ConnectionString">In the form of Microsoft.Data.Sqlite or of Npgsql.</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>How much memory the contents of versions may take in this process. They never change, so they never expire.</summary>
    public long ContentCacheBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>How much memory the envelopes and heads of published versions and the ids of lists may take.</summary>
    public long PublishedMemoryBytes { get; init; } = 40L * 1024 * 1024;

    /// <summary>How long a write waits for another one before it gives up with <see cref="DatabaseBusyException"/>.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often other processes' changes are looked for.</summary>
    public TimeSpan EpochPoll { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>What is wrong with the connection string, in words; null when it can be read. Does not connect.</summary>
    public string? FindMistake()
    {
        try
        {
            _ = Provider == DatabaseProvider.PostgreSql
                ? Schema.PostgreSql.PostgreSqlConnections.ConnectionString(this)
                : Schema.Sqlite.SqliteConnections.ConnectionString(this);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return e.Message;
        }
    }
}

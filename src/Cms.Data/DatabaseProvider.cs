namespace Cms.Data;

/// <summary>The databases that hold a site.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, for one process and its command-line verbs.</summary>
    Sqlite,

    /// <summary>A server, for any number of processes.</summary>
    PostgreSql,
}

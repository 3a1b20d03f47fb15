using System.Collections.Immutable;

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
}

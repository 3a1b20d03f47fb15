using System.Collections.Immutable;
using Cms.Testing;

namespace Cms.Web.Tests.Running;

/// <summary>Sites on PostgreSQL: a database of the run's private server, and a folder for media and keys.</summary>
public sealed class PostgreSqlSites : Sites
{
    public const string Collection = "Sites on PostgreSQL";

    public override string Provider => "PostgreSQL";

    public override async Task<SiteData> NewAsync()
    {
        var server = await PostgresCluster.GetAsync();
        return new SiteData(
            TestRun.NewFolder("postgresql"), await server.CreateDatabaseAsync(migrated: false), ImmutableDictionary<string, string>.Empty);
    }

    protected override async Task<SiteData> CopyAsync(SiteData site)
    {
        var server = await PostgresCluster.GetAsync();
        var copy = site with { Folder = TestRun.NewFolder("postgresql"), ConnectionString = await server.CopyDatabaseAsync(site.ConnectionString!) };
        CopyFolder(site.Folder, copy.Folder);
        return copy;
    }
}

[CollectionDefinition(PostgreSqlSites.Collection)]
public sealed class PostgreSqlSitesCollection : ICollectionFixture<PostgreSqlSites>;

using System.Collections.Immutable;

namespace Cms.Web.Tests.Running;

/// <summary>Sites on SQLite: all they have is a folder.</summary>
public sealed class SqliteSites : Sites
{
    public const string Collection = "Sites on SQLite";

    public override string Provider => "SQLite";

    public override Task<SiteData> NewAsync() =>
        Task.FromResult(new SiteData(TestRun.NewFolder("sqlite"), null, ImmutableDictionary<string, string>.Empty));

    protected override Task<SiteData> CopyAsync(SiteData site)
    {
        var copy = site with { Folder = TestRun.NewFolder("sqlite") };
        CopyFolder(site.Folder, copy.Folder);
        return Task.FromResult(copy);
    }
}

[CollectionDefinition(SqliteSites.Collection)]
public sealed class SqliteSitesCollection : ICollectionFixture<SqliteSites>;

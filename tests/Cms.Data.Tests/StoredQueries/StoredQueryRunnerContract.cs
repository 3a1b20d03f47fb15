using Cms.Content.StoredQueries;
using Cms.Data.StoredQueries;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data.Tests.StoredQueries;

public abstract class StoredQueryRunnerContract(DatabaseFixture fixture)
{
    [Fact]
    public async Task A_query_ends_when_its_time_is_over()
    {
        await fixture.SqlAsync($"""
            INSERT INTO "ItemVersions" ("VersionId", "ItemId", "Number", "ContentType", "Latest", "Published", "WasPublished", "CreatedUtc", "ModifiedUtc", "Hash", "Content")
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80)
            SELECT 'slow' || i, 'slow' || i, 1, 'Slow', TRUE, TRUE, TRUE, 1, 1, '', {"{}"} FROM n
            """);
        var joins = string.Concat(Enumerable.Range(1, 6).Select(i => $" JOIN ContentItemIndex t{i} ON t{i}.ContentType = t0.ContentType"));
        await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(
            $"SELECT COUNT(*) FROM ContentItemIndex t0{joins}", TimeSpan.FromMilliseconds(300), new StoredQueryScope(["Slow"], [], false, false)));
        Assert.Equal(80m, (await RunAsync("SELECT COUNT(*) FROM ContentItemIndex", TimeSpan.FromSeconds(30), new StoredQueryScope(["Slow"], [], false, false))).Rows[0][0]);
    }

    [Fact]
    public async Task Who_may_see_no_type_sees_nothing() => Assert.Empty(
        (await RunAsync("SELECT DocumentId FROM ContentItemIndex WHERE 1 = 1", TimeSpan.FromSeconds(30), StoredQueryScope.Nothing)).Rows);

    private Task<StoredRows> RunAsync(string template, TimeSpan patience, StoredQueryScope scope) => fixture.Database.InScopeAsync(services =>
        services.GetRequiredService<StoredQueryRunner>().RunAsync(
            SqlParser.Parse(template), scope, new Dictionary<string, object?>(), items: false, 10, patience, CancellationToken.None));
}

public sealed class SqliteStoredQueryRunnerTests(SqliteFixture fixture) : StoredQueryRunnerContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlStoredQueryRunnerTests(PostgreSqlFixture fixture) : StoredQueryRunnerContract(fixture), IClassFixture<PostgreSqlFixture>;

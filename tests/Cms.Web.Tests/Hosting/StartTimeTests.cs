using System.Globalization;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Hosting;

/// <summary>Ten seconds the first time, three the next: measured from the start of the process to the first 200 of
/// <c>/health/ready</c>, while nothing else of this run is going on.</summary>
[Collection(Collection)]
public sealed class StartTimeTests : IAsyncLifetime
{
    public const string Collection = "Start times";

    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Next = TimeSpan.FromSeconds(3);

    private readonly SqliteSites _sqlite = new();
    private readonly PostgreSqlSites _postgreSql = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _sqlite.DisposeAsync();
        await _postgreSql.DisposeAsync();
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task The_first_start_takes_ten_seconds_at_most_and_the_next_three(string provider)
    {
        Sites sites = provider == _sqlite.Provider ? _sqlite : _postgreSql;
        var data = await sites.NewAsync();
        var first = await MeasureAsync(data);
        if (first > First) // somebody else may have had the machine: one more try on another site
            first = await MeasureAsync(data = await sites.NewAsync());

        var next = await MeasureAsync(data);
        if (next > Next)
            next = await MeasureAsync(data);

        TestRun.Say(string.Create(CultureInfo.InvariantCulture, $"measured: {provider}: first start {first.TotalSeconds:F1} s, next start {next.TotalSeconds:F1} s"));
        Assert.True(first <= First, $"The first start took {first.TotalSeconds:F1} s.");
        Assert.True(next <= Next, $"The next start took {next.TotalSeconds:F1} s.");
    }

    private static async Task<TimeSpan> MeasureAsync(SiteData data)
    {
        await using var server = await CmsProcess.StartAsync(data);
        Assert.Equal(0, await server.StopAsync());
        return server.TimeToReady;
    }
}

[CollectionDefinition(StartTimeTests.Collection, DisableParallelization = true)]
public sealed class StartTimeCollection;

using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data.Tests.Setup;

public class SmokeTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Migrates(DatabaseProvider provider)
    {
        await using var db = await TestDatabase.CreateAsync(provider);
        var epochs = await db.InScopeAsync(s => s.GetRequiredService<EpochStore>().ReadAsync(default));
        Assert.Equal(new Epochs(1, 1), epochs);
    }
}

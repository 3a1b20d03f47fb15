using Cms.Editorial.Tests.Workflows;
using Cms.Testing;
using Xunit.Abstractions;

namespace Cms.Editorial.Tests.Model;

/// <summary>The newsroom against a small model of it.</summary>
public abstract class ModelContract(DeskFixture desk, ITestOutputHelper output)
{
    protected DeskFixture Desk => desk;

    protected ITestOutputHelper Output => output;

    [Fact]
    public async Task Product_and_model_agree_on_every_step_of_random_days()
    {
        var random = Seeds.Create(output.WriteLine);
        var run = new ModelRun(desk, random);

        if (await run.PlayAsync(TestLength.Of(250, 5_000)) is { } disagreement)
            Assert.Fail(disagreement);

        foreach (var ((kind, isAllowed), count) in run.Counts.OrderBy(pair => pair.Key))
            output.WriteLine($"{kind} {(isAllowed ? "done" : "refused")}: {count}");
        Assert.True(run.Counts.Count >= 12, "The run hardly did anything.");
    }
}

public sealed class SqliteModelTests(SqliteDesk desk, ITestOutputHelper output) : ModelContract(desk, output), IClassFixture<SqliteDesk>
{
    /// <summary>The model can only be trusted while it finds what is wrong.</summary>
    [Theory]
    [InlineData(PlantedFault.RightsNotAsked, "should have been refused")]
    [InlineData(PlantedFault.OwnWorkApproved, "should have been refused")]
    [InlineData(PlantedFault.StaleEditTaken, "based on an old version")]
    [InlineData(PlantedFault.EmbargoLost, "should have been refused")]
    [InlineData(PlantedFault.ScheduleMissed, "public versions")]
    [InlineData(PlantedFault.TranslationsLeftStanding, "latest versions")]
    public async Task The_model_finds_a_planted_fault(PlantedFault fault, string words)
    {
        string? found = null;
        for (var seed = 1; found is null && seed <= 6; seed++)
            found = await new ModelRun(Desk, new Random(seed), fault).PlayAsync(400);

        Output.WriteLine(found ?? "Nothing was found.");
        Assert.Contains(words, found, StringComparison.Ordinal);
    }
}

public sealed class PostgreSqlModelTests(PostgreSqlDesk desk, ITestOutputHelper output) : ModelContract(desk, output), IClassFixture<PostgreSqlDesk>;

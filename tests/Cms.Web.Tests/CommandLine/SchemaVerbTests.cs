using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.CommandLine;

/// <summary>The schema of the newsroom's recipe is checked in, so that every change of it is seen in review.</summary>
[Collection(SqliteSites.Collection)]
public sealed class SchemaVerbTests(SqliteSites sites)
{
    [Fact]
    public async Task The_newsrooms_schema_is_the_one_checked_in_and_needs_no_site()
    {
        var nowhere = await sites.NewAsync();
        var file = Path.Combine(TestRun.NewFolder("schema"), "newsroom.graphql");
        (await Verb.RunAsync(nowhere, "schema", "export", file)).Succeeded();

        var expected = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "newsroom.graphql"))).Split('\n');
        var actual = (await File.ReadAllTextAsync(file)).Split('\n');
        var first = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            expected.SequenceEqual(actual),
            $"The schema differs from docs/newsroom.graphql, first in line {first + 1}: '{expected.ElementAtOrDefault(first)}' there, '{actual.ElementAtOrDefault(first)}' now. "
            + "If that is meant, renew it: dotnet run --project src/Cms.Web -- schema export docs/newsroom.graphql");
        Assert.False(File.Exists(Path.Combine(nowhere.Folder, "cms.db")), "A site was made.");
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_to_is_named()
    {
        (await Verb.RunAsync(await sites.NewAsync(), "schema", "export", "/no/such/folder/schema.graphql")).NotDone(1, "/no/such/folder");
    }
}

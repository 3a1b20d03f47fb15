using System.IO.Compression;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.CommandLine;

/// <summary>A site as a package, and the package as a site.</summary>
public abstract class RecipeExportTests(Sites sites)
{
    [Fact]
    public async Task A_package_of_a_site_makes_the_same_site_elsewhere()
    {
        var from = await sites.ScratchAsync();
        var folder = TestRun.NewFolder("export");
        var package = Path.Combine(folder, "site.zip");
        (await Verb.RunAsync(from, "recipe", "export", package)).Succeeded();

        var to = await sites.NewAsync();
        string[] empty = ["--Cms:Setup:Recipe=none", "--Cms:Setup:SampleContent=false"];
        (await Verb.RunAsync(to, input: "", ["recipe", "run", package, .. empty])).Succeeded();
        var again = Path.Combine(folder, "again.zip");
        (await Verb.RunAsync(to, input: "", ["recipe", "export", again, .. empty])).Succeeded();

        Assert.Equal(await RecipeAsync(package), await RecipeAsync(again));
        var second = (await Verb.RunAsync(to, input: "", ["recipe", "run", package, .. empty])).Succeeded();
        Assert.DoesNotContain("were added", second.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_is_not_there_is_named()
    {
        var package = Path.Combine(TestRun.NewFolder("export"), "site.zip");
        (await Verb.RunAsync(await sites.ScratchAsync(), "recipe", "export", package, "--types", "Article,Nothing")).Refused(1, "Nothing");
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(package)!));
    }

    private static async Task<string> RecipeAsync(string package)
    {
        await using var archive = await ZipFile.OpenReadAsync(package);
        using var reader = new StreamReader(await archive.GetEntry("Recipe.json")!.OpenAsync());
        return await reader.ReadToEndAsync();
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteRecipeExportTests(SqliteSites sites) : RecipeExportTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlRecipeExportTests(PostgreSqlSites sites) : RecipeExportTests(sites);

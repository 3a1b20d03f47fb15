using System.Diagnostics;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.CommandLine;

public abstract class RecipeVerbTests(Sites sites)
{
    [Fact]
    public async Task The_newsroom_recipe_run_again_changes_nothing()
    {
        var data = await sites.CopyAsync();
        var before = await ExportAsync(data);
        var run = (await Verb.RunAsync(data, "recipe", "run", Repository.Recipe)).Succeeded();

        var steps = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Recipe))!["steps"]!.AsArray();
        var lines = run.Output.Split('\n').Where(l => l.Contains(". ", StringComparison.Ordinal) && char.IsDigit(l.TrimStart().FirstOrDefault())).ToArray();
        Assert.Equal(steps.Count, lines.Length);
        Assert.All(lines, line => Assert.Contains("nothing to change", line, StringComparison.Ordinal));
        Assert.Equal(before, await ExportAsync(data));
    }

    [Fact]
    public async Task A_step_of_an_unknown_kind_is_named_and_kept_and_the_others_are_run()
    {
        var data = await sites.CopyAsync();
        var file = Path.Combine(TestRun.NewFolder("recipe"), "layers.recipe.json");
        await File.WriteAllTextAsync(file, """
            {
              "name": "Layers", "steps": [
                { "name": "Layers", "Layers": [{ "Name": "Always", "Rule": "true" }] },
                { "name": "content", "data": [{
                  "ContentItemId": "pagefromrecipe000000000000", "ContentItemVersionId": "pagefromrecipev00000000000", "ContentType": "Page",
                  "DisplayText": "From a recipe", "Latest": true, "Published": true,
                  "TitlePart": { "Title": "From a recipe" }, "AutoroutePart": { "Path": "from-a-recipe" }, "MarkdownBodyPart": { "Markdown": "Words." } }] }
              ]
            }
            """);

        for (var run = 0; run < 2; run++)
        {
            var report = (await Verb.RunAsync(data, "recipe", "run", file)).Succeeded();
            Assert.Contains("1. Layers: not known", report.Output, StringComparison.Ordinal);
            Assert.Contains(run == 0 ? "2. content: done" : "2. content: nothing to change", report.Output, StringComparison.Ordinal);
        }

        await using var server = await CmsProcess.StartAsync(data);
        var page = await server.DataAsync("{ page(where: { path: \"from-a-recipe\" }) { displayText } }");
        Assert.Equal("From a recipe", (string?)page["page"]![0]!["displayText"]);
    }

    [Fact]
    public async Task A_content_type_added_beside_a_running_server_is_in_its_schema_within_a_second()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        const string Query = "{ podcast { displayText } }";
        Assert.Null((await server.TryAskAsync(Query)).Body["data"]);
        var file = Path.Combine(TestRun.NewFolder("recipe"), "podcast.recipe.json");
        await File.WriteAllTextAsync(file, """
            { "name": "Podcast", "steps": [{ "name": "ContentDefinition", "ContentTypes": [{
              "Name": "Podcast", "DisplayName": "Podcast",
              "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true, "Draftable": true, "Versionable": true, "Securable": true } },
              "ContentTypePartDefinitionRecords": [{ "PartName": "TitlePart", "Name": "TitlePart", "Settings": {} }] }], "ContentParts": [] }] }
            """);
        (await Verb.RunAsync(data, "recipe", "run", file)).Succeeded();

        var since = Stopwatch.StartNew();
        while ((await server.TryAskAsync(Query)).Body["data"] is null)
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(1), "Not in the schema after a second.");
            await Task.Delay(20);
        }

        using var admin = await AdminClient.SignInAsync(server, "admin", data.Accounts["admin"]);
        Assert.NotNull((await admin.PageAsync("/admin/items")).Page.QuerySelector("a[href='/admin/items/new/Podcast']"));
    }

    [Fact]
    public async Task A_step_with_one_bad_item_changes_nothing_at_all()
    {
        var data = await sites.CopyAsync();
        var before = await ExportAsync(data);
        var file = Path.Combine(TestRun.NewFolder("recipe"), "half.recipe.json");
        await File.WriteAllTextAsync(file, """
            { "name": "Half", "steps": [{ "name": "content", "data": [
              { "ContentItemId": "pagehalfgood00000000000000", "ContentItemVersionId": "pagehalfgoodv0000000000000", "ContentType": "Page", "DisplayText": "Good",
                "Latest": true, "Published": true, "TitlePart": { "Title": "Good" }, "AutoroutePart": { "Path": "half-good" } },
              { "ContentItemId": "pagehalfbad000000000000000", "ContentItemVersionId": "pagehalfbadv00000000000000", "ContentType": "NoSuchType", "DisplayText": "Bad",
                "Latest": true, "Published": true }] }] }
            """);

        (await Verb.RunAsync(data, "recipe", "run", file)).NotDone(1, "content: REFUSED", "NoSuchType");
        Assert.Equal(before, await ExportAsync(data));
    }

    [Theory]
    [InlineData("not json", "{ \"steps\": [")]
    [InlineData("a list", "[]")]
    [InlineData("no steps", "{ \"name\": \"Nothing\" }")]
    [InlineData("empty", "")]
    public async Task A_file_that_is_no_recipe_is_refused_in_one_message(string what, string text)
    {
        var file = Path.Combine(TestRun.NewFolder("recipe"), "bad.recipe.json");
        await File.WriteAllTextAsync(file, text);
        var verb = (await Verb.RunAsync(await sites.ScratchAsync(), "recipe", "run", file)).Refused(1);
        Assert.True(verb.Errors.Trim().Split('\n').Length <= 4, $"{what}: {verb.Errors}");
    }

    private static async Task<string> ExportAsync(SiteData data)
    {
        var file = Path.Combine(TestRun.NewFolder("export"), "all.jsonl");
        (await Verb.RunAsync(data, "content", "export", file)).Succeeded();
        return await File.ReadAllTextAsync(file);
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteRecipeVerbTests(SqliteSites sites) : RecipeVerbTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlRecipeVerbTests(PostgreSqlSites sites) : RecipeVerbTests(sites);

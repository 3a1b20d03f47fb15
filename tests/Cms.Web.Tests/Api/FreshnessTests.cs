using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;
using Npgsql;

namespace Cms.Web.Tests.Api;

/// <summary>What is kept is never older than promised: the next request on the same node, a second on others, and no longer when a
/// node hears nothing any more.</summary>
[Collection(PostgreSqlSites.Collection)]
public sealed class FreshnessTests(PostgreSqlSites sites)
{
    private const string Titles = "{ page(first: 100) { displayText } }";

    [Fact]
    public async Task What_another_process_or_node_changes_of_roles_types_and_sources_shows_within_a_second()
    {
        const string Stale = "{ article(first: 100) { contentItemId source { stale } } }";
        var data = await sites.CopyAsync();
        var token = (await Verb.RunAsync(data, "token", "create", "desk", "--role", "Administrator")).Succeeded().Output.Trim();
        await using var one = await CmsProcess.StartAsync(data, "--Cms:Site:Enabled=false");
        await using var two = await CmsProcess.StartAsync(data, "--Cms:Site:Enabled=false");
        foreach (var node in new[] { one, two })
            Assert.NotEmpty((await node.DataAsync(Titles))["page"]!.AsArray());

        // The public loses the right to pages.
        var roles = Path.Combine(TestRun.NewFolder("roles"), "roles.recipe.json");
        await File.WriteAllTextAsync(roles, """
            { "name": "Roles", "steps": [ { "name": "Roles", "Roles": [
              { "Name": "Anonymous", "PermissionBehavior": "Remove", "Permissions": ["View_Page"] },
              { "Name": "Authenticated", "PermissionBehavior": "Remove", "Permissions": ["View_Page"] } ] } ] }
            """);
        (await Verb.RunAsync(data, "recipe", "run", roles)).Succeeded();
        foreach (var node in new[] { one, two })
            await SoonAsync(async () => (await node.AskAsync(Titles))["data"]!["page"]!.AsArray().Count == 0);

        // A type gets a field.
        await File.WriteAllTextAsync(roles, """
            { "name": "Types", "steps": [ { "name": "ContentDefinition", "ContentTypes": [], "ContentParts": [
              { "Name": "Outlet", "Settings": {}, "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Motto", "Settings": {} } ] } ] } ] }
            """);
        (await Verb.RunAsync(data, "recipe", "run", roles)).Succeeded();
        foreach (var node in new[] { one, two })
            await SoonAsync(async () => (await node.AskAsync("{ outlet(first: 1) { motto } }"))["errors"] is null);

        // A source gets another text.
        var before = await two.DataAsync(Stale);
        var stories = (await one.DataAsync("{ article(first: 100) { contentItemId source { stale sourceStory { contentItems(status: LATEST) { contentItemId contentItemVersionId } } } } }", token: token))["article"]!.AsArray();
        var article = stories.First(a => a!["source"]?["stale"]?.GetValue<bool>() == false && a["source"]!["sourceStory"]?["contentItems"]?.AsArray().Count == 1)!;
        var story = article["source"]!["sourceStory"]!["contentItems"]![0]!;
        bool IsStale(JsonObject answer) => answer["article"]!.AsArray().Single(a => (string?)a!["contentItemId"] == (string?)article["contentItemId"])!["source"]!["stale"]!.GetValue<bool>();
        Assert.False(IsStale(before));

        await one.DataAsync(
            "mutation($id: String!, $seen: String!, $parts: JSON!) { saveSourceStory(contentItemId: $id, seen: $seen, input: { parts: $parts }) { contentItemId } }",
            new { id = (string)story["contentItemId"]!, seen = (string)story["contentItemVersionId"]!, parts = JsonNode.Parse("""{ "SourceRevisionPart": { "Text": { "Markdown": "Other words now." } } }""") },
            token);
        Assert.True(IsStale(await one.DataAsync(Stale)));
        await SoonAsync(async () => IsStale(await two.DataAsync(Stale)));
    }

    [Fact]
    public async Task A_node_that_hears_nothing_any_more_gives_no_kept_answer_after_a_second()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data, "--Cms:Site:Enabled=false");
        await server.DataAsync(Titles);

        // Nobody can read what the epochs are.
        await using var connection = new NpgsqlConnection(data.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE \"Epochs\" IN ACCESS EXCLUSIVE MODE", connection))
            await hold.ExecuteNonQueryAsync();
        var since = Stopwatch.StartNew();
        while (await IsAnsweredAsync(server))
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(10), "Kept answers are given although nobody knows what has changed.");
            await Task.Delay(50);
        }

        await transaction.RollbackAsync();
        since.Restart();
        while (!await IsAnsweredAsync(server))
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(30), "The node does not recover.");
    }

    private static async Task<bool> IsAnsweredAsync(CmsProcess server)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));
        try
        {
            using var answer = await server.Client.GetAsync(new Uri($"/api/graphql?query={Uri.EscapeDataString(Titles)}", UriKind.Relative), limit.Token);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>A second is promised; a busy machine gets some patience.</summary>
    private static async Task SoonAsync(Func<Task<bool>> isSo)
    {
        var since = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(5), "Not so after 5 s.");
            await Task.Delay(20);
        }
    }
}

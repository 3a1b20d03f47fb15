using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary><c>docs/api.md</c> as it is written: its examples run, in their order, and its description has the endpoints.</summary>
public abstract partial class ApiGuideTests(Sites sites)
{
    [Fact]
    public async Task The_guide_s_examples_run_as_written()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        var translator = await TokenAsync(data, "--user", "translator");
        var editor = await TokenAsync(data, "--user", "editor");
        var stories = await UnclaimedAsync(server, await TokenAsync(data, "--role", "Administrator"));
        var (piece, seen) = await TranslateAsync(server, translator, stories[0]);

        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "api.md"));
        var folder = TestRun.NewFolder("guide");
        var start = new ProcessStartInfo("bash") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("set -euo pipefail\n" + string.Join("\n", Examples().Matches(guide).Select(m => m.Groups[1].Value)));
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["DRAGOMAN"] = server.Client.BaseAddress!.ToString().TrimEnd('/'),
            ["TRANSLATOR_TOKEN"] = translator,
            ["EDITOR_TOKEN"] = editor,
            ["STORY"] = stories[1],
            ["PIECE"] = piece,
            ["SEEN"] = seen,
        })
            start.Environment[name] = value;
        using var run = Process.Start(start)!;
        var output = run.StandardOutput.ReadToEndAsync();
        var errors = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();

        Assert.True(run.ExitCode == 0, $"exit code {run.ExitCode}\n{await output}\n{errors}");
    }

    [Fact]
    public async Task The_description_has_every_endpoint_and_each_of_them_is_there()
    {
        var server = await sites.SharedAsync();
        var description = (await server.Client.GetFromJsonAsync<JsonObject>("/api/openapi.json"))!;
        var described = description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => $"{method.Key.ToUpperInvariant()} {path.Key}"));
        Assert.Equal(
            [
                "DELETE /api/content/{contentItemId}", "GET /api/content/{contentItemId}", "GET /api/queries/{name}", "GET /api/translations/{article}",
                "POST /api/content", "POST /api/queries/{name}", "POST /api/translations", "POST /api/translations/{article}/comments",
                "POST /api/translations/{article}/comments/{id}", "POST /api/translations/{article}/operations", "POST /api/translations/{article}/segments",
                "POST /api/translations/{article}/tasks", "POST /api/translations/{article}/unlinked",
            ],
            described.Order(StringComparer.Ordinal));
        Assert.Equal("bearer", (string?)description["components"]!["securitySchemes"]!["token"]!["scheme"]);
        foreach (var path in described)
        {
            var (method, address) = (path.Split(' ')[0], path.Split(' ')[1].Replace("{", "x", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative)) { Content = method == "POST" ? JsonContent.Create(new { }) : null };
            using var answer = await server.Client.SendAsync(request);
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, answer.StatusCode));
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    private static async Task<string> TokenAsync(SiteData data, params string[] who) =>
        (await Verb.RunAsync(data, ["token", "create", "guide", .. who])).Succeeded().Output.Trim();

    private static async Task<string[]> UnclaimedAsync(CmsProcess server, string token)
    {
        var all = await server.DataAsync(
            "{ sourceStory(status: LATEST, first: 200) { contentItemId } article(status: LATEST, first: 200) { source { sourceStory { contentItemIds } } } }", token: token);
        var taken = all["article"]!.AsArray().SelectMany(a => a!["source"]?["sourceStory"]?["contentItemIds"]?.AsArray() ?? []).Select(id => (string)id!).ToHashSet();
        var stories = all["sourceStory"]!.AsArray().Select(s => (string)s!["contentItemId"]!).Where(id => !taken.Contains(id)).ToArray();
        Assert.True(stories.Length >= 2, $"{stories.Length} stories are unclaimed.");
        return stories;
    }

    /// <summary>Claims a story and translates all of it, by the API.</summary>
    private static async Task<(string Article, string Number)> TranslateAsync(CmsProcess server, string token, string story)
    {
        var claimed = await PostAsync(server, token, "/api/translations", new { story, culture = "en" }, HttpStatusCode.Created);
        var article = (string)claimed["article"]!;
        var work = await GetAsync(server, token, $"/api/translations/{article}");
        var operations = work["segments"]!.AsArray().Where(s => (bool)s!["isTranslatable"]!).Select(s => new
        {
            segmentId = (string)s!["id"]!,
            @base = 0,
            text = $"Sentence about part {(string)s["id"]!} of it",
        });
        var saved = await PostAsync(server, token, $"/api/translations/{article}/operations", new { operations }, HttpStatusCode.OK);
        Assert.All(saved["outcomes"]!.AsArray(), o => Assert.Equal("saved", (string?)o!["kind"]));
        return (article, ((int)work["number"]!).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task<JsonNode> GetAsync(CmsProcess server, string token, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { Authorization = new("Bearer", token) } };
        using var answer = await server.Client.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static async Task<JsonNode> PostAsync(CmsProcess server, string token, string address, object body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body), Headers = { Authorization = new("Bearer", token) } };
        using var answer = await server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Examples();
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteApiGuideTests(SqliteSites sites) : ApiGuideTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlApiGuideTests(PostgreSqlSites sites) : ApiGuideTests(sites);

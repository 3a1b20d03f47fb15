using System.Net;
using System.Text.Json.Nodes;

namespace Cms.Web.Tests.Running;

/// <summary>The translation screen's JSON API, as its client in the browser uses it.</summary>
internal sealed class WorkspaceClient(AdminClient person, string article)
{
    private string _token = "";
    private string _account = "";

    public string Article => article;

    /// <summary>Reads the workspace; the next writes go on from what it says.</summary>
    public async Task<JsonNode> ReadAsync()
    {
        var (status, body) = await person.GetJsonAsync($"/admin/api/translations/{article}");
        Assert.True(status == HttpStatusCode.OK, $"{(int)status}: {body}");
        _token = (string)body!["token"]!;
        _account = (string)body["account"]!["id"]!;
        return body;
    }

    /// <summary>Saves one segment.</summary>
    /// <returns>The status, and what became of the operation where the answer says it: <c>saved</c>, <c>conflicted</c>, <c>refused</c>.</returns>
    public async Task<(HttpStatusCode Status, string? Kind, int Number)> SaveAsync(string segment, int @base, string text, string state = "translated")
    {
        var (status, body) = await person.PostJsonAsync(
            $"/admin/api/translations/{article}/operations",
            new JsonObject
            {
                ["account"] = _account,
                ["operations"] = new JsonArray(new JsonObject { ["segmentId"] = segment, ["base"] = @base, ["text"] = text, ["state"] = state }),
            },
            _token);
        var outcome = status == HttpStatusCode.OK ? body!["outcomes"]![0] : null;
        return (status, (string?)outcome?["kind"], (int?)outcome?["number"] ?? 0);
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> ActAsync(string outcome, int seen, string? comment = null) => await person.PostJsonAsync(
        $"/admin/api/translations/{article}/tasks",
        new JsonObject { ["account"] = _account, ["outcome"] = outcome, ["comment"] = comment, ["seen"] = seen },
        _token);

    /// <summary>Claims a story, as the button on the desk does.</summary>
    public static async Task<WorkspaceClient> ClaimAsync(AdminClient person, string story, string culture)
    {
        var (_, page) = await person.PageAsync($"/admin/stories/{story}");
        using var answer = await person.SendAsync(AdminClient.FormOf(page, $"input[name=culture][value={culture}]"), []);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return new WorkspaceClient(person, answer.Headers.Location!.ToString().Split('/')[^1]);
    }
}

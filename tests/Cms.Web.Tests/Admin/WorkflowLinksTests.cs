using System.Net;
using System.Text.RegularExpressions;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Admin;

/// <summary>A workflow that waits for a link and calls the world, over HTTP; and one that is imported with errors in it.</summary>
[Collection(SqliteSites.Collection)]
public sealed partial class WorkflowLinksTests(SqliteSites sites)
{
    private const string Recipe = """
        {
          "name": "Links", "steps": [{ "name": "WorkflowType", "data": [
            { "WorkflowTypeId": "linked", "Name": "Linked", "IsEnabled": true, "IsSingleton": true,
              "Activities": [
                { "ActivityId": "timer", "Name": "TimerEvent", "IsStart": true, "Properties": { "CronExpression": "* * * * * *" } },
                { "ActivityId": "log", "Name": "LogTask", "Properties": { "Text": { "Expression": "{{ 'Go' | signal_url }}" } } },
                { "ActivityId": "wait", "Name": "SignalEvent", "Properties": { "SignalName": { "Expression": "Go" } } },
                { "ActivityId": "call", "Name": "HttpRequestTask", "Properties": { "Url": { "Expression": "http://127.0.0.1:1/hook?secret=1" } } },
                { "ActivityId": "end", "Name": "LogTask", "Properties": {} }],
              "Transitions": [
                { "SourceActivityId": "timer", "SourceOutcomeName": "Done", "DestinationActivityId": "log" },
                { "SourceActivityId": "log", "SourceOutcomeName": "Done", "DestinationActivityId": "wait" },
                { "SourceActivityId": "wait", "SourceOutcomeName": "Done", "DestinationActivityId": "call" },
                { "SourceActivityId": "call", "SourceOutcomeName": "200", "DestinationActivityId": "end" },
                { "SourceActivityId": "call", "SourceOutcomeName": "UnhandledHttpStatus", "DestinationActivityId": "end" }] },
            { "WorkflowTypeId": "faulty", "Name": "Faulty", "IsEnabled": true,
              "Activities": [
                { "ActivityId": "on", "Name": "ContentCreatedEvent", "IsStart": true, "Properties": {} },
                { "ActivityId": "set", "Name": "SetPropertyTask", "Properties": { "PropertyName": "x", "Value": { "Expression": "while (" } } }],
              "Transitions": [{ "SourceActivityId": "on", "SourceOutcomeName": "Done", "DestinationActivityId": "set" }] }] }]
        }
        """;

    [Fact]
    public async Task A_link_is_used_once_and_what_it_sets_off_is_parked_seen_and_tried_again()
    {
        var data = await sites.CopyAsync();
        var file = Path.Combine(TestRun.NewFolder("recipe"), "links.recipe.json");
        await File.WriteAllTextAsync(file, Recipe);
        var lint = await Verb.RunAsync(data, "workflow", "lint", file);
        Assert.Equal(1, lint.Code);
        Assert.Contains("Properties.Value.Expression", lint.All, StringComparison.Ordinal);
        var report = (await Verb.RunAsync(data, "recipe", "run", file)).Succeeded();
        Assert.Contains("Faulty: it was disabled.", report.All, StringComparison.Ordinal);
        Assert.Contains("Properties.Value.Expression", report.All, StringComparison.Ordinal);

        await using var server = await CmsProcess.StartAsync(data);
        using var admin = await AdminClient.SignInAsync(server, "admin", data.Accounts["admin"]);
        Assert.Contains("while (", (await admin.GetJsonAsync("/admin/api/workflows/types/faulty")).Body!.ToJsonString(), StringComparison.Ordinal);

        var run = await FindAsync(admin, "Halted");
        var link = Link().Match(WebUtility.HtmlDecode((await admin.PageAsync(run)).Page.Body!.InnerHtml)).Value.Replace("\\u0026", "&", StringComparison.Ordinal);
        Assert.NotEmpty(link);
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(server, HttpMethod.Post, link[..^3] + "xxx"));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(server, HttpMethod.Post, "/workflows/Trigger"));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(server, HttpMethod.Post, link.Replace("Trigger", "Invoke", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, HttpMethod.Get, link));
        Assert.Equal(run, await FindAsync(admin, "Halted"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, HttpMethod.Post, link));
        Assert.Equal(HttpStatusCode.Gone, await SendAsync(server, HttpMethod.Post, link));

        Assert.Equal(run, await FindAsync(admin, "Faulted"));
        var (_, page) = await admin.PageAsync(run);
        Assert.Contains("private address", page.Body!.TextContent, StringComparison.Ordinal);
        var (_, messages) = await admin.PageAsync("/admin/workflows/messages");
        Assert.Contains("GET http://127.0.0.1:1/hook", messages.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", messages.Body.TextContent, StringComparison.Ordinal);
        using (var sent = await admin.SendAsync(AdminClient.FormOf(messages, "input[name=id]"), []))
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        await UntilAsync(async () => (await admin.PageAsync("/admin/workflows/messages")).Page.Body!.TextContent.Contains("127.0.0.1", StringComparison.Ordinal));

        (_, page) = await admin.PageAsync(run);
        using var retried = await admin.SendAsync(AdminClient.FormOf(page, "button[value=retry]"), new() { ["do"] = "retry" });
        Assert.Equal(HttpStatusCode.SeeOther, retried.StatusCode);
        Assert.Equal(run, await FindAsync(admin, "Faulted"));
    }

    /// <summary>The address of the one run in this state, as soon as there is one.</summary>
    private static async Task<string> FindAsync(AdminClient admin, string status)
    {
        string? found = null;
        await UntilAsync(async () =>
        {
            var (_, page) = await admin.PageAsync($"/admin/workflows/runs?type=linked&status={status}");
            found = page.QuerySelector(".rows .row-title")?.GetAttribute("href");
            return found is not null;
        });
        return found!;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
            await Task.Delay(200, limit.Token);
    }

    private static async Task<HttpStatusCode> SendAsync(CmsProcess server, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, new Uri(server.Address, address));
        using var answer = await server.Client.SendAsync(request);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"/workflows/Trigger\?token=[\w-]+")]
    private static partial Regex Link();
}

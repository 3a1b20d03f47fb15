using System.Net;
using System.Text.Json;
using Cms.Data;
using Cms.Data.Outbox;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Notifications;
using Cms.Editorial.Outbox;
using Cms.Editorial.Workflows;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows;
using Cms.Workflows.Expressions;
using Cms.Workflows.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Tests.Workflows.Running;

/// <summary>Runs that wait for events, times, signals, requests, answers and each other.</summary>
public abstract class EngineContract(EngineFixture engine)
{
    private const string OnPage = """["on", "ContentCreatedEvent", {"ContentTypeFilter": ["Page"]}]""";

    [Fact]
    public async Task A_content_event_starts_a_run_and_a_later_one_takes_it_on()
    {
        var type = await engine.TypeAsync("published", $$$$"""
            [{{{{OnPage}}}}, ["wait", "ContentPublishedEvent", {}],
             ["note", "SetOutputTask", {"OutputName": "title", "Value": {"Expression": "input('ContentItem').Content.TitlePart.Title + '/' + input('ContentEvent').Name"}}]]
            """, """[["on", "Done", "wait"], ["wait", "Done", "note"]]""");
        var (page, other) = (await engine.PageAsync("One"), await engine.PageAsync("Two"));
        Assert.Equal(RunStatus.Halted, (await engine.RunOfAsync(type, page.ContentItemId.Value)).Run.Status);
        DeskFixture.Value(await engine.RunAsync((PublishItem publish) => publish.RunAsync(page.ContentItemId, page.Number, engine.Admin, default)));
        var run = await engine.RunOfAsync(type, page.ContentItemId.Value);
        Assert.Equal((RunStatus.Finished, "One/ContentPublishedEvent"), (run.Run.Status, run.Run.Output["title"].GetString()));
        Assert.Equal(RunStatus.Halted, (await engine.RunOfAsync(type, other.ContentItemId.Value)).Run.Status);
        Assert.False(run.Run.Input["ContentItem"].TryGetProperty("Content", out _), "A stored run holds no copy of the content.");
        await engine.DisableAsync(type);
    }

    [Fact]
    public async Task A_timer_goes_off_once_with_any_number_of_nodes_and_late_after_downtime()
    {
        var type = await engine.TypeAsync("timed", $$$$"""
            [{{{{OnPage}}}}, ["timer", "TimerEvent", {"CronExpression": "30 2 * * *", "UseLocalTime": true}], ["end", "LogTask", {"Text": {"Expression": "Rang."}}]]
            """, """[["on", "Done", "timer"], ["timer", "Done", "end"]]""");
        await engine.PageAsync();
        var due = Assert.Single((await engine.RunOfAsync(type)).Timers).DueUtc;
        var local = TimeZoneInfo.ConvertTimeFromUtc(due, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Assert.Equal((2, 30), (local.Hour, local.Minute));
        await engine.SweepAsync();
        Assert.Equal(RunStatus.Halted, (await engine.RunOfAsync(type)).Run.Status);

        engine.Clock.Advance(due - engine.Clock.GetUtcNow().UtcDateTime + TimeSpan.FromHours(3));
        await using var node = engine.Services();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => i % 2 == 0 ? engine.SweepAsync() : node.GetRequiredService<RunDueWork>().RunAsync(default)));
        var run = await engine.RunOfAsync(type);
        Assert.Equal(RunStatus.Finished, run.Run.Status);
        Assert.StartsWith("Late:", Assert.Single(run.Journal, entry => entry.ActivityId == "timer").Note, StringComparison.Ordinal);
        await engine.DisableAsync(type);
    }

    [Fact]
    public async Task A_timer_starts_one_run_for_all_the_times_it_missed()
    {
        var type = await engine.TypeAsync("hourly", """[["timer", "TimerEvent", {"CronExpression": "0 * * * *"}]]""");
        await engine.SweepAfterAsync(TimeSpan.FromHours(5));
        Assert.Single(await engine.RunsAsync(type));
        await engine.SweepAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, (await engine.RunsAsync(type)).Count);
        await engine.DisableAsync(type);
        await engine.SweepAfterAsync(TimeSpan.FromHours(2));
        Assert.Equal(2, (await engine.RunsAsync(type)).Count);
    }

    [Fact]
    public async Task A_signal_is_raised_by_its_link_once_and_until_the_link_expires()
    {
        var type = await engine.TypeAsync("signalled", $$$$"""
            [{{{{OnPage}}}}, ["link", "SetOutputTask", {"OutputName": "url", "Value": {"Expression": "signalUrl('Approved')"}}],
             ["wait", "SignalEvent", {"SignalName": {"Expression": "Approved"}}]]
            """, """[["on", "Done", "link"], ["link", "Done", "wait"]]""");
        var page = await engine.PageAsync();
        await engine.PageAsync();
        var url = (await engine.RunOfAsync(type, page.ContentItemId.Value)).Run.Output["url"].GetString()!;
        Assert.StartsWith("https://site.example/workflows/Trigger?token=", url, StringComparison.Ordinal);
        var token = url.Split("token=")[1];
        Assert.Equal("no-such-signal", (await RaiseAsync(token[..^2] + "xx")).Problem!.Code);
        Assert.Equal(1, DeskFixture.Value(await RaiseAsync(token)));
        Assert.Equal(0, DeskFixture.Value(await RaiseAsync(token)));
        Assert.Equal(RunStatus.Finished, (await engine.RunOfAsync(type, page.ContentItemId.Value)).Run.Status);
        engine.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal("no-such-signal", (await RaiseAsync(token)).Problem!.Code);
        await engine.DisableAsync(type);
    }

    [Fact]
    public async Task A_request_starts_a_run_and_gets_its_answer()
    {
        var type = await engine.TypeAsync("asked", """
            [["ask", "HttpRequestEvent", {"HttpMethod": "POST", "TokenLifeSpan": 1}],
             ["answer", "HttpResponseTask", {"Content": {"Expression": "{\"you\": {{ Request.Body }}}"}, "HttpStatusCode": 201, "Headers": {"Expression": "X-Who: {{ Request.Query.who }}"}}],
             ["more", "SignalEvent", {"SignalName": {"Expression": "Later"}}],
             ["late", "HttpRedirectTask", {"Location": {"Expression": "/x"}}]]
            """, """[["ask", "Done", "answer"], ["answer", "Done", "more"], ["more", "Done", "late"]]""");
        var url = DeskFixture.Value(await engine.RunAsync((GetRequestUrl get) => get.RunAsync("asked", "ask", engine.Admin, default)));
        var token = url.Split("token=")[1];
        var http = new HttpExchange("POST", "/workflows/Invoke", "7") { Query = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("who", "me") };
        var answer = DeskFixture.Value(await ReceiveAsync(token, http))!;
        Assert.Equal((201, "{\"you\": 7}", "application/json"), (answer.Status, answer.Body, answer.ContentType));
        Assert.Equal([KeyValuePair.Create("X-Who", "me")], answer.Headers.AsEnumerable());
        Assert.Equal("other-method", (await ReceiveAsync(token, http with { Method = "GET" })).Problem!.Code);
        Assert.Equal("no-such-address", (await ReceiveAsync("nonsense", http)).Problem!.Code);

        // The request is gone when the run goes on: there is nothing to answer.
        var signal = engine.Services().GetRequiredService<WorkflowLinks>().SignalToken("Later", null);
        Assert.Equal(1, DeskFixture.Value(await RaiseAsync(signal)));
        Assert.Contains("no request to answer", (await engine.RunOfAsync(type)).Run.FaultMessage, StringComparison.Ordinal);
        engine.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("no-such-address", (await ReceiveAsync(token, http)).Problem!.Code);
        await engine.DisableAsync(type);
    }

    [Fact]
    public async Task A_mail_is_sent_after_the_save_and_the_run_goes_on_by_what_became_of_it()
    {
        var type = await engine.TypeAsync("mailed", $$$$"""
            [{{{{OnPage}}}}, ["mail", "EmailTask", {"Recipients": {"Expression": "a@x.example, b@x.example"}, "Subject": {"Expression": "New: {{ Workflow.Input.ContentItem.DisplayText }}"}, "Body": {"Expression": "Hello"}}],
             ["ok", "LogTask", {}], ["bad", "LogTask", {}]]
            """, """[["on", "Done", "mail"], ["mail", "Done", "ok"], ["mail", "Failed", "bad"]]""");
        engine.Mail.Failure = ("The mail server is away.", false);
        var page = await engine.PageAsync("A title");
        Assert.Equal(RunStatus.Halted, (await engine.RunOfAsync(type, page.ContentItemId.Value)).Run.Status);
        await engine.SweepAsync();
        engine.Mail.Failure = null;
        await engine.SweepAfterAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["on", "mail", "mail", "ok"], (await engine.RunOfAsync(type, page.ContentItemId.Value)).Journal.Select(entry => entry.ActivityId));
        var (_, mail) = Assert.Single(engine.Mail.Sent, sent => sent.Mail.Subject == "New: A title");
        Assert.Equal(["a@x.example", "b@x.example"], mail.To.AsEnumerable());

        engine.Mail.Failure = ("Nobody of that name.", true);
        var refused = await engine.PageAsync("Another title");
        await engine.SweepAsync();
        engine.Mail.Failure = null;
        Assert.Equal("bad", (await engine.RunOfAsync(type, refused.ContentItemId.Value)).Journal[^1].ActivityId);
        await engine.DisableAsync(type);
    }

    [Fact]
    public async Task A_mail_that_is_given_up_faults_its_run_and_is_sent_again_by_hand()
    {
        var type = await engine.TypeAsync("parked", $$$$"""
            [{{{{OnPage}}}}, ["mail", "EmailTask", {"Recipients": {"Expression": "a@x.example"}, "Subject": {"Expression": "Parked"}}]]
            """, """[["on", "Done", "mail"]]""");
        engine.Mail.Failure = ("Away.", false);
        await engine.PageAsync();
        for (var i = 0; i <= SendOutbox.MaxAttempts; i++)
            await engine.SweepAfterAsync(TimeSpan.FromHours(9));
        var run = await engine.RunOfAsync(type);
        Assert.Equal((RunStatus.Faulted, "Away."), (run.Run.Status, run.Run.FaultMessage));
        var parked = DeskFixture.Value(await engine.RunAsync((ListParkedMessages list) => list.RunAsync(engine.Admin, default)));
        Assert.Contains(parked, message => message.Error == "Away." && message.Attempts == SendOutbox.MaxAttempts && message.RunId == run.Run.RunId && message.Subject == "Parked");
        engine.Mail.Failure = null;
        Assert.Equal(RunStatus.Halted, DeskFixture.Value(await RetryAsync(run.Run.RunId)).Status);
        await engine.SweepAsync();
        Assert.Equal(RunStatus.Finished, (await engine.RunOfAsync(type)).Run.Status);
        Assert.Single(engine.Mail.Sent, sent => sent.Mail.Subject == "Parked");
        await engine.DisableAsync(type);
    }

    [Theory]
    [InlineData(200, "200")]
    [InlineData(404, "404")]
    [InlineData(418, "UnhandledHttpStatus")]
    public async Task A_request_to_the_world_ends_by_its_status(int status, string outcome)
    {
        using var world = new World(status);
        var type = await engine.TypeAsync("called" + status, $$$$"""
            [{{{{OnPage}}}}, ["call", "HttpRequestTask", {"Url": {"Expression": "{{{{world.Url}}}}"}, "HttpMethod": "POST", "Body": {"Expression": "[1]"}, "HttpResponseCodes": "200, 404"}],
             ["end", "SetOutputTask", {"OutputName": "body", "Value": {"Expression": "lastResult().Body"}}]]
            """, $$$$"""[["on", "Done", "call"], ["call", "{{{{outcome}}}}", "end"]]""");
        await engine.PageAsync();
        await engine.SweepAsync();
        var run = await engine.RunOfAsync(type);
        Assert.Equal((RunStatus.Finished, "answered"), (run.Run.Status, run.Run.Output["body"].GetString()));
        Assert.Equal(("POST", "[1]"), (world.Seen[0].Method, world.Seen[0].Body));
        await engine.DisableAsync(type);
    }

    [Fact]
    public async Task A_sender_that_dies_after_sending_sends_again_with_the_same_key_and_the_run_goes_on_once()
    {
        using var world = new World(200);
        var type = await engine.TypeAsync("died", $$$$"""
            [{{{{OnPage}}}}, ["call", "HttpRequestTask", {"Url": {"Expression": "{{{{world.Url}}}}"}}], ["end", "LogTask", {}]]
            """, """[["on", "Done", "call"], ["call", "200", "end"]]""");
        await engine.PageAsync();

        // What a killed process leaves: sent, the lease taken, nothing marked.
        var message = await engine.RunAsync(async (OutboxStore outbox) =>
            (await outbox.TakeAsync((await outbox.ListDueAsync(1, default))[0], TimeSpan.FromMinutes(2), default))!);
        await engine.RunAsync((IEnumerable<IOutboxSender> senders) => senders.Single(sender => sender.Kind == OutgoingRequest.Kind).SendAsync(message, default));
        await engine.SweepAsync();
        Assert.Single(world.Seen);
        await engine.SweepAfterAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(2, world.Seen.Count);
        Assert.Equal([message.Id, message.Id], world.Seen.Select(seen => seen.Key));
        Assert.Single((await engine.RunOfAsync(type)).Journal, entry => entry.ActivityId == "end");
        Assert.False(await engine.RunAsync((OutboxStore outbox) => outbox.MarkSentAsync(message, default)), "The dead sender's lease has passed.");
        await engine.DisableAsync(type);
    }

    [Fact]
    public async Task A_faulted_run_is_tried_again_by_itself_then_parked_then_by_hand_from_where_it_stood()
    {
        var type = await engine.TypeAsync("faulty", $$$$"""
            [{{{{OnPage}}}}, ["count", "SetPropertyTask", {"PropertyName": "n", "Value": {"Expression": "(property('n') || 0) + 1"}}],
             ["find", "RetrieveContentTask", {"Content": {"Expression": "'4missing000000000000000000'"}}]]
            """, """[["on", "Done", "count"], ["count", "Done", "find"]]""");
        var told = await engine.TypeAsync("told", """
            [["fault", "WorkflowFaultEvent", {"ErrorFilter": {"Expression": "input('Fault').WorkflowTypeId == 'faulty'"}}]]
            """);
        await engine.PageAsync();
        var run = await engine.RunOfAsync(type);
        Assert.Contains("does not exist", run.Run.FaultMessage, StringComparison.Ordinal);
        foreach (var pause in RunKeeper.Pauses)
            await engine.SweepAfterAsync(pause);
        run = await engine.RunOfAsync(type);
        Assert.Empty(run.Timers);
        Assert.Equal(1 + RunKeeper.Pauses.Length, run.Journal.Count(entry => entry.Outcome == "Faulted"));
        Assert.Equal(1, run.Run.Properties["n"].GetInt32());
        Assert.Equal(1 + RunKeeper.Pauses.Length, (await engine.RunsAsync(told)).Count);

        var again = DeskFixture.Value(await RetryAsync(run.Run.RunId));
        Assert.Equal(RunStatus.Faulted, again.Status);
        Assert.Equal(RunStatus.Aborted, DeskFixture.Value(await engine.RunAsync((CancelRun cancel) => cancel.RunAsync(run.Run.RunId, engine.Admin, default))).Status);
        Assert.Equal("not-faulted", (await RetryAsync(run.Run.RunId)).Problem!.Code);
        Assert.Equal("no-such-run", (await RetryAsync("none")).Problem!.Code);
        await engine.DisableAsync(type);
        await engine.DisableAsync(told);
    }

    [Fact]
    public async Task Who_looks_after_workflows_is_told_of_a_fault_once_and_nobody_else()
    {
        async Task<Actor> PersonAsync(string name, params System.Collections.Immutable.ImmutableArray<string> roles)
        {
            var user = DeskFixture.Value(await engine.RunAsync((AddUser add) => add.RunAsync(new NewUser(name, null, null, roles, []), engine.Admin, default)));
            return (await engine.RunAsync((ActorSource source) => source.FromAccountAsync(user.Id, null, default)))!;
        }

        async Task<string?[]> ToldAsync(Actor actor) => [.. DeskFixture.Value(await engine.RunAsync((ListNotifications list) =>
            list.RunAsync(NotificationKind.WorkflowFault, false, null, actor, default))).Lines.Select(line => line.Detail)];

        var (chief, editor) = (await PersonAsync("faultchief", "Administrator"), await PersonAsync("faulteditor", "Editor"));
        var type = await engine.TypeAsync("breaks", $$$$"""
            [{{{{OnPage}}}}, ["find", "RetrieveContentTask", {"Content": {"Expression": "'4missing000000000000000000'"}}]]
            """, """[["on", "Done", "find"]]""");
        await engine.PageAsync();
        foreach (var pause in RunKeeper.Pauses)
            await engine.SweepAfterAsync(pause);
        Assert.StartsWith("Test of breaks: The item '4missing", Assert.Single(await ToldAsync(chief)), StringComparison.Ordinal);
        Assert.Empty(await ToldAsync(editor));
        await engine.DisableAsync(type);
    }

    [Fact]
    public async Task A_workflow_within_another_gives_its_output_at_once_or_when_it_ends()
    {
        await engine.TypeAsync("child", """
            [["go", "SignalEvent", {"SignalName": {"Expression": "Go"}}], ["if", "IfElseTask", {"Condition": {"Expression": "input('wait')"}}],
             ["wait", "SignalEvent", {"SignalName": {"Expression": "GoOn"}}], ["out", "SetOutputTask", {"OutputName": "o", "Value": {"Expression": "'from the child'"}}]]
            """, """[["go", "Done", "if"], ["if", "True", "wait"], ["if", "False", "out"], ["wait", "Done", "out"]]""");
        foreach (var waits in (bool[])[false, true])
        {
            var parent = await engine.TypeAsync("parent" + waits, $$$$"""
                [{{{{OnPage}}}}, ["call", "ExecuteWorkflowTask", {"WorkflowTypeId": "child", "Input": {"Expression": "({ wait: {{{{(waits ? "true" : "false")}}}} })"}}],
                 ["out", "SetOutputTask", {"OutputName": "o", "Value": {"Expression": "lastResult().o"}}]]
                """, """[["on", "Done", "call"], ["call", "Done", "out"]]""");
            var page = await engine.PageAsync();
            var id = page.ContentItemId.Value;
            if (waits)
            {
                Assert.Equal(RunStatus.Halted, (await engine.RunOfAsync(parent, id)).Run.Status);
                var token = engine.Services().GetRequiredService<WorkflowLinks>().SignalToken("GoOn", id);
                Assert.Equal(1, DeskFixture.Value(await RaiseAsync(token)));
            }

            var run = (await engine.RunOfAsync(parent, id)).Run;
            Assert.Equal((RunStatus.Finished, "from the child"), (run.Status, run.Output["o"].GetString()));
            await engine.DisableAsync(parent);
        }
    }

    [Fact]
    public async Task Runs_are_found_by_state_and_text_and_old_ones_go()
    {
        var type = await engine.TypeAsync("listed", $$$$"""[{{{{OnPage}}}}, ["end", "LogTask", {}]]""", """[["on", "Done", "end"]]""");
        for (var i = 0; i < 5; i++)
            await engine.PageAsync($"Listed 100% no. {i}");
        var page = DeskFixture.Value(await engine.RunAsync((ListRuns list) =>
            list.RunAsync(new RunFilter(type.WorkflowTypeId, [RunStatus.Finished], Text: "LISTED 100% NO.", Skip: 1, Take: 2), engine.Admin, default)));
        Assert.Equal((2, 5), (page.Runs.Count, page.Total));
        Assert.Equal(0, DeskFixture.Value(await engine.RunAsync((ListRuns list) =>
            list.RunAsync(new RunFilter(type.WorkflowTypeId, Text: "100_"), engine.Admin, default))).Total);
        Assert.Equal("may-not-manage-workflows", (await engine.RunAsync((ListRuns list) => list.RunAsync(
            new RunFilter(), engine.Admin with { HasEverything = false }, default))).Problem!.Code);
        await engine.RunAsync((PruneRuns prune) => prune.RunAsync(default));
        Assert.Equal(5, (await engine.RunsAsync(type)).Count);
        engine.Clock.Advance(TimeSpan.FromDays(91));
        await engine.RunAsync((PruneRuns prune) => prune.RunAsync(default));
        Assert.Empty(await engine.RunsAsync(type));
        await engine.DisableAsync(type);
    }

    [Fact]
    public async Task Content_tasks_create_change_publish_and_delete_and_a_failed_one_leaves_nothing()
    {
        var type = await engine.TypeAsync("content", $$$$"""
            [["go", "HttpRequestEvent", {"HttpMethod": "POST", "ValidateAntiforgeryToken": false}],
             ["create", "CreateContentTask", {"ContentType": "Page", "ContentProperties": {"Expression": "{\"TitlePart\": {\"Title\": \"Made\"}}"}}],
             ["keep", "SetPropertyTask", {"PropertyName": "id", "Value": {"Expression": "lastResult().ContentItemId"}}],
             ["update", "UpdateContentTask", {"Content": {"Expression": "property('id')"}, "ContentProperties": {"Expression": "{\"TitlePart\": {\"Title\": \"Changed\"}}"}}],
             ["get", "RetrieveContentTask", {"Content": {"Expression": "property('id')"}}],
             ["title", "SetOutputTask", {"OutputName": "t", "Value": {"Expression": "lastResult().Content.TitlePart.Title"}}],
             ["delete", "DeleteContentTask", {"Content": {"Expression": "property('id')"}}],
             ["again", "DeleteContentTask", {"Content": {"Expression": "property('id')"}}],
             ["bad", "CreateContentTask", {"ContentType": "Page", "ContentProperties": {"Expression": "{\"TitlePart\": {\"Title\": 5}}"}}],
             ["failed", "SetOutputTask", {"OutputName": "why", "Value": {"Expression": "lastResult().Code"}}]]
            """, """
            [["go", "Done", "create"], ["create", "Done", "keep"], ["keep", "Done", "update"], ["update", "Done", "get"], ["get", "Retrieved", "title"],
             ["title", "Done", "delete"], ["delete", "Deleted", "again"], ["again", "Noop", "bad"], ["bad", "Failed", "failed"]]
            """);
        var url = DeskFixture.Value(await engine.RunAsync((GetRequestUrl get) => get.RunAsync("content", "go", engine.Admin, default)));
        DeskFixture.Value(await ReceiveAsync(url.Split("token=")[1], new HttpExchange("POST", "/", "")));
        var run = (await engine.RunOfAsync(type)).Run;
        Assert.Equal((RunStatus.Finished, null), (run.Status, run.FaultMessage));
        Assert.Equal(("Changed", "invalid-content"), (run.Output["t"].GetString(), run.Output["why"].GetString()));
        await engine.DisableAsync(type);
    }

    private Task<Result<int>> RaiseAsync(string token) => engine.RunAsync((RaiseSignal raise) => raise.RunAsync(token, engine.Admin, default));

    private Task<Result<RunOutcome>> RetryAsync(string runId) => engine.RunAsync((RetryRun retry) => retry.RunAsync(runId, engine.Admin, default));

    private Task<Result<HttpAnswer?>> ReceiveAsync(string token, HttpExchange http) =>
        engine.RunAsync((ReceiveRequest receive) => receive.RunAsync(token, null, http, engine.Admin, default));

    /// <summary>A web server somewhere else.</summary>
    private sealed class World : IDisposable
    {
        private readonly HttpListener _listener = new();

        public World(int status)
        {
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            }

            _listener.Prefixes.Add(Url);
            _listener.Start();
            _ = ServeAsync(status);
        }

        public string Url { get; }

        public List<(string Method, string Body, string? Key)> Seen { get; } = [];

        public void Dispose() => _listener.Close();

        private async Task ServeAsync(int status)
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream);
                    Seen.Add((context.Request.HttpMethod, await reader.ReadToEndAsync(), context.Request.Headers["Idempotency-Key"]));
                    context.Response.StatusCode = status;
                    await context.Response.OutputStream.WriteAsync("answered"u8.ToArray());
                    context.Response.Close();
                }
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}

public sealed class SqliteEngineTests(SqliteEngine engine) : EngineContract(engine), IClassFixture<SqliteEngine>;

public sealed class PostgreSqlEngineTests(PostgreSqlEngine engine) : EngineContract(engine), IClassFixture<PostgreSqlEngine>;

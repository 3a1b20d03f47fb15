using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Content.StoredQueries;
using Cms.Data.Accounts;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Queries;
using Cms.Editorial.Workflows;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Expressions;
using Cms.Workflows.Runs;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Tests.Workflows.Running;

/// <summary>Activities that have effects: each outcome of each, and how it faults.</summary>
public abstract class ActivityContract(EngineFixture engine)
{
    private static readonly Actor Nobody = new(null, "nobody", [], [], [], HasEverything: false);

    [Fact]
    public async Task Content_tasks_fault_where_the_item_does_not_exist_and_end_by_noop_where_there_is_nothing_to_do()
    {
        const string gone = """{"Content": {"Expression": "'4gone00000000000000000000'"}}""";
        foreach (var name in (string[])["RetrieveContentTask", "UpdateContentTask"])
            Assert.Contains("does not exist", (await FaultAsync(name, gone))!, StringComparison.Ordinal);
        foreach (var name in (string[])["DeleteContentTask", "UnpublishContentTask"])
            Assert.Equal("Noop", (await EndAsync(name, gone)).Outcome);
        Assert.Contains("names no item", (await FaultAsync("RetrieveContentTask", """{"Content": {"Expression": "({})"}}"""))!, StringComparison.Ordinal);
        Assert.Contains("is not JSON", (await FaultAsync("CreateContentTask", """{"ContentType": "Page", "ContentProperties": {"Expression": "{oops"}}"""))!, StringComparison.Ordinal);
        Assert.Contains("no JSON object", (await FaultAsync("CreateContentTask", """{"ContentType": "Page", "ContentProperties": {"Expression": "[1]"}}"""))!, StringComparison.Ordinal);
        Assert.Equal("Failed", (await EndAsync("CreateContentTask", """{"ContentType": "Page", "ContentProperties": {"Expression": "{\"TitlePart\": {\"Title\": 5}}"}}""")).Outcome);

        var page = await engine.PageAsync();
        var id = $$$$"""{"Content": {"Expression": "'{{{{page.ContentItemId}}}}'"}}""";
        Assert.Equal("Noop", (await EndAsync("UnpublishContentTask", id)).Outcome);
        DeskFixture.Value(await engine.RunAsync((PublishItem publish) => publish.RunAsync(page.ContentItemId, page.Number, engine.Admin, default)));
        Assert.Equal("Unpublished", (await EndAsync("UnpublishContentTask", id)).Outcome);
        Assert.Equal("Failed", (await EndAsync("UpdateContentTask", $$$$"""{"Content": {"Expression": "'{{{{page.ContentItemId}}}}'"}, "ContentProperties": {"Expression": "{\"TitlePart\": {\"Title\": 5}}"}}""")).Outcome);
        Assert.Equal("Deleted", (await EndAsync("DeleteContentTask", id)).Outcome);
    }

    [Fact]
    public async Task Every_content_event_starts_its_runs_and_no_others()
    {
        string[] events = [.. ActivityKinds.All.Where(kind => kind.Name.StartsWith("Content", StringComparison.Ordinal) && kind.IsEvent).Select(kind => kind.Name)];
        Assert.Equal(7, events.Length);
        var types = new List<WorkflowType>();
        var counts = new Dictionary<string, int>();
        foreach (var name in events)
            types.Add(await engine.TypeAsync("on" + name, $$"""[["on", "{{name}}", {"ContentTypeFilter": ["Page"]}]]"""));

        var page = await engine.PageAsync();
        await SeenAsync("ContentCreatedEvent", "ContentDraftSavedEvent");
        page = DeskFixture.Value(await engine.RunAsync((SaveDraft save) => save.RunAsync(
            new SaveDraftInput(page.ContentItemId, "Page", page.Content.With("Other", "TitlePart", "Title"), page.Number), engine.Admin, default)));
        await SeenAsync("ContentDraftSavedEvent", "ContentUpdatedEvent", "ContentVersionedEvent");
        page = DeskFixture.Value(await engine.RunAsync((PublishItem publish) => publish.RunAsync(page.ContentItemId, page.Number, engine.Admin, default)));
        await SeenAsync("ContentPublishedEvent");
        page = DeskFixture.Value(await engine.RunAsync((UnpublishItem unpublish) => unpublish.RunAsync(page.ContentItemId, page.Number, engine.Admin, default)));
        await SeenAsync("ContentUnpublishedEvent");
        DeskFixture.Value(await engine.RunAsync((DeleteItem delete) => delete.RunAsync(page.ContentItemId, page.Number, engine.Admin, default)));
        await SeenAsync("ContentDeletedEvent");
        foreach (var type in types)
            await engine.DisableAsync(type);

        async Task SeenAsync(params string[] expected)
        {
            var seen = new List<string>();
            foreach (var type in types)
            {
                var name = type.Activities[0].Name;
                var count = (await engine.RunsAsync(type)).Count;
                if (count > counts.GetValueOrDefault(name))
                    seen.Add(name);
                counts[name] = count;
            }

            Assert.Equal(expected.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Content_for_each_goes_through_all_items_of_a_type_once()
    {
        foreach (var name in (string[])["A", "B", "C"])
        {
            DeskFixture.Value(await engine.RunAsync((SaveDraft save) => save.RunAsync(
                new SaveDraftInput(null, "Contributor", ItemContent.From(new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = name } }), 0), engine.Admin, default)));
        }

        var run = await RunAsync("""
            ["task", "ContentForEachTask", {"ContentType": "Contributor"}],
             ["say", "SetPropertyTask", {"PropertyName": "all", "Value": {"Expression": "(property('all') || '') + lastResult().DisplayText"}}],
             ["more", "CreateContentTask", {"ContentType": "Page", "ContentProperties": {"Expression": "{\"TitlePart\": {\"Title\": \"{{ Workflow.Properties.ContentItem.DisplayText }}\"}}"}}],
             ["out", "SetOutputTask", {"OutputName": "all", "Value": {"Expression": "property('all')"}}]
            """, """["task", "Iterate", "say"], ["say", "Done", "more"], ["more", "Done", "task"], ["task", "Done", "out"]""");
        Assert.Equal(RunStatus.Finished, run.Run.Status);
        Assert.Equal("ABC", string.Concat(run.Run.Output["all"].GetString()!.Order()));
        Assert.Equal(3, run.Journal.Count(entry => entry is { ActivityId: "task", Outcome: "Iterate" }));

        Assert.Equal("Done", (await EndAsync("ContentForEachTask", """{"ContentType": "Contributor", "PublishedOnly": true}""")).Outcome);
        Assert.Equal("Failed", (await EndAsync("ContentForEachTask", "{}")).Outcome);
        Assert.Contains("no content type", (await FaultAsync("ContentForEachTask", "{}"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_for_each_goes_through_what_a_stored_query_finds_in_its_order()
    {
        foreach (var title in (string[])["Walk B", "Walk C", "Walk A", "Other"])
        {
            var page = await engine.PageAsync(title);
            DeskFixture.Value(await engine.RunAsync((PublishItem publish) => publish.RunAsync(page.ContentItemId, page.Number, engine.Admin, default)));
        }

        await engine.PageAsync("Walk D, a draft");
        StoredQuery[] queries =
        [
            Query("Walk", "SELECT DocumentId FROM ContentItemIndex WHERE Published = true AND DisplayText LIKE @prefix ORDER BY DisplayText", true),
            Query("Titles", "SELECT DisplayText FROM ContentItemIndex WHERE Published = true", false),
            Query("Odd", "DROP TABLE ContentItems", true),
        ];
        DeskFixture.Value(await engine.RunAsync((SaveQueries save) => save.RunAsync(queries, engine.Admin, default)));

        var run = await RunAsync("""
            ["task", "ContentForEachTask", {"UseQuery": true, "Query": "Walk", "Parameters": {"Expression": "{\"prefix\": \"{{ 'Walk' }}%\"}"}}],
             ["say", "SetPropertyTask", {"PropertyName": "all", "Value": {"Expression": "(property('all') || '') + lastResult().DisplayText + ';'"}}],
             ["out", "SetOutputTask", {"OutputName": "all", "Value": {"Expression": "property('all')"}}]
            """, """["task", "Iterate", "say"], ["say", "Done", "task"], ["task", "Done", "out"]""");
        Assert.Equal(RunStatus.Finished, run.Run.Status);
        Assert.Equal("Walk A;Walk B;Walk C;", run.Run.Output["all"].GetString());
        Assert.False(run.Run.ActivityStates.ContainsKey("task"), "A loop that is over begins anew.");

        static string Using(string query, string parameters = "") =>
            $$$$"""{"UseQuery": true, "Query": "{{{{query}}}}", "Parameters": {"Expression": "{{{{parameters}}}}"}}""";
        foreach (var (properties, why) in (List<(string, string)>)
            [(Using("None"), "no query 'None'"), (Using("Titles"), "does not find content items"), (Using("Odd"), "not run"), (Using("Walk", "[1]"), "JSON object")])
        {
            Assert.Equal("Failed", (await EndAsync("ContentForEachTask", properties)).Outcome);
            Assert.Contains(why, (await FaultAsync("ContentForEachTask", properties))!, StringComparison.Ordinal);
        }

        Assert.Contains("is not JSON", (await FaultAsync("ContentForEachTask", Using("Walk", "{oops")))!, StringComparison.Ordinal);

        static StoredQuery Query(string name, string sql, bool items) => StoredQuery.Read(
            new JsonObject { ["Name"] = name, ["Source"] = "Sql", ["Template"] = sql, ["ReturnContentItems"] = items }, out _)!;
    }

    [Fact]
    public async Task Events_of_accounts_start_runs_with_the_account()
    {
        string[] events = [ActivityKinds.UserCreated, ActivityKinds.UserUpdated, ActivityKinds.UserEnabled, ActivityKinds.UserDisabled, ActivityKinds.UserLoggedIn, ActivityKinds.UserLoggedOut];
        var types = new List<WorkflowType>();
        foreach (var name in events)
        {
            types.Add(await engine.TypeAsync("on" + name, $$$$"""
                [["on", "{{{{name}}}}", {}], ["out", "SetOutputTask", {"OutputName": "who", "Value": {"Expression": "input('User').UserName"}}]]
                """, """[["on", "Done", "out"]]"""));
        }

        var user = await UserAsync("eventful");
        foreach (var isEnabled in (bool[])[false, true])
        {
            DeskFixture.Value(await engine.RunAsync((ChangeUser change) => change.RunAsync(
                new UserChange(user, null, [], [], null, isEnabled), engine.Admin, default)));
        }

        var own = Nobody with { AccountId = user, Name = "eventful" };
        foreach (var isIn in (bool[])[true, false])
        {
            await engine.RunAsync(async (TellSession tell) =>
            {
                await tell.RunAsync(isIn, own, default);
                return true;
            });
        }

        foreach (var type in types)
        {
            var runs = await engine.RunsAsync(type, user);
            Assert.Equal(type.Activities[0].Name == ActivityKinds.UserUpdated ? 2 : 1, runs.Count);
            Assert.Equal("eventful", (await engine.DetailsAsync(runs[0].RunId)).Run.Output["who"].GetString());
            await engine.DisableAsync(type);
        }
    }

    [Fact]
    public async Task Roles_are_given_and_taken_but_never_the_administrators()
    {
        var user = await UserAsync("roleful");
        const string give = """{"UserName": {"Expression": "roleful"}, "RoleName": {"Expression": "Editor"}}""";
        Assert.Equal("Done", (await EndAsync(ActivityKinds.AssignUserRole, give)).Outcome);
        Assert.Equal("Done", (await EndAsync(ActivityKinds.AssignUserRole, give)).Outcome);
        Assert.Equal(["Editor"], await RolesAsync(user));
        var listed = await EndAsync(ActivityKinds.GetUsersByRole, """{"OutputKeyName": {"Expression": "editors"}, "Roles": ["Editor"]}""");
        Assert.Equal("Done", listed.Outcome);
        Assert.Contains("roleful", listed.Run.Run.Output["editors"].ToString(), StringComparison.Ordinal);
        Assert.Equal("Failed", (await EndAsync(ActivityKinds.GetUsersByRole, """{"OutputKeyName": {"Expression": ""}, "Roles": ["Editor"]}""")).Outcome);
        Assert.Equal("Done", (await EndAsync(ActivityKinds.UnassignUserRole, """{"UserName": {"Expression": "roleful"}, "Roles": ["Editor"]}""")).Outcome);
        Assert.Empty(await RolesAsync(user));
        foreach (var (name, role) in ((string, string)[])[("roleful", "Administrator"), ("roleful", "Nonsense"), ("nobody at all", "Editor")])
        {
            Assert.Equal("Failed", (await EndAsync(
                ActivityKinds.AssignUserRole, $$$$"""{"UserName": {"Expression": "{{{{name}}}}"}, "RoleName": {"Expression": "{{{{role}}}}"}}""")).Outcome);
            if (role == "Nonsense")
                continue; // the linter does not let it come to that

            Assert.Equal("Failed", (await EndAsync(
                ActivityKinds.UnassignUserRole, $$"""{"UserName": {"Expression": "{{name}}"}, "Roles": ["{{role}}"]}""")).Outcome);
        }

        Assert.Empty(await RolesAsync(user));
        Assert.NotNull(await FaultAsync(ActivityKinds.AssignUserRole, """{"UserName": {"Expression": "{{ oops"}}""", enabled: false));
    }

    [Fact]
    public async Task Who_sent_a_request_is_told_apart()
    {
        const string properties = """{"Roles": ["Editor"]}""";
        Assert.Equal("Anonymous", (await EndAsync(ActivityKinds.ValidateUser, properties, actor: Nobody)).Outcome);
        var reader = Nobody with { AccountId = "1", Name = "reader", Roles = ["Translator"] };
        var known = await EndAsync(ActivityKinds.ValidateUser, properties, actor: reader);
        Assert.Equal(("Authenticated", "reader"), (known.Outcome, known.Run.Run.Properties["UserName"].GetString()));
        Assert.Equal("InRole", (await EndAsync(ActivityKinds.ValidateUser, properties, actor: reader with { Roles = ["Editor"] })).Outcome);
    }

    [Fact]
    public async Task A_form_is_looked_at_field_by_field_and_leads_back_to_its_page()
    {
        var form = Form(("Name", "Ana"), ("Empty", " "));
        Assert.Equal("Done, Valid", (await EndAsync(ActivityKinds.ValidateFormField, """{"FieldName": "Name"}""", form)).Outcome);
        var missing = await EndAsync(ActivityKinds.ValidateFormField, """{"FieldName": "Empty", "ErrorMessage": "Say something."}""", form);
        Assert.Equal("Done, Invalid", missing.Outcome);
        Assert.Contains("Say something.", missing.Run.Run.LastResult!.Value.ToString(), StringComparison.Ordinal);
        Assert.Equal("Valid", (await EndAsync(ActivityKinds.ValidateForm, "{}", Form(("Name", "Ana")))).Outcome);
        var invalid = await RunAsync(
            """["add", "AddModelValidationErrorTask", {"Key": "Name", "ErrorMessage": "Taken."}], ["task", "ValidateFormTask", {}]""",
            """["add", "Done", "task"]""",
            Form(("Name", "Ana")));
        Assert.Equal("Invalid", invalid.Journal[^1].Outcome);
        var bound = await EndAsync(ActivityKinds.BindForm, "{}", form);
        Assert.Equal(("Done", "Ana"), (bound.Outcome, bound.Run.Run.LastResult!.Value.GetProperty("Name").GetString()));
        Assert.Equal("Done, Invalid", (await EndAsync(ActivityKinds.ValidateAntiforgery, "{}", form)).Outcome);
        Assert.Equal("Done, Valid", (await EndAsync(ActivityKinds.ValidateAntiforgery, "{}", form with { IsAntiforgeryValid = true })).Outcome);

        var back = Form() with { Headers = ImmutableSortedDictionary<string, string>.Empty.Add("Referer", "https://site.example/en/contact?x=1") };
        Assert.Equal("Done", (await EndAsync(ActivityKinds.HttpRedirectToForm, """{"FormLocationKey": "contact"}""", back)).Outcome);
        Assert.Equal((303, "/en/contact?x=1"), (back.Answer!.Status, back.Answer.Location));
        Assert.Equal("Failed", (await EndAsync(ActivityKinds.HttpRedirectToForm, """{"FormLocationKey": "other"}""", Form())).Outcome);

        foreach (var name in (string[])[ActivityKinds.ValidateForm, ActivityKinds.ValidateFormField, ActivityKinds.AddFormError, ActivityKinds.BindForm, ActivityKinds.ValidateAntiforgery, ActivityKinds.RegisterUser])
            Assert.Contains("no form", (await FaultOfEventAsync(name))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_registers_by_a_form_without_any_role()
    {
        const string properties = """{"RequireModeration": true, "ConfirmationEmailSubject": {"Expression": "Welcome"}, "ConfirmationEmailTemplate": {"Expression": "Hello {{ Request.Form.UserName }}"}}""";
        Assert.Equal("Done, Valid", (await EndAsync(ActivityKinds.RegisterUser, properties, Form(("UserName", "newcomer"), ("Email", "new@x.example")))).Outcome);
        var user = await engine.RunAsync((UserManager<CmsUser> users) => users.FindByNameAsync("newcomer"));
        Assert.False(user!.IsEnabled);
        Assert.Empty(await RolesAsync(user.Id));
        await engine.SweepAsync();
        Assert.Equal("Hello newcomer", Assert.Single(engine.Mail.Sent, sent => sent.Mail.Subject == "Welcome").Mail.Text);
        Assert.Equal("Done, Invalid", (await EndAsync(ActivityKinds.RegisterUser, properties, Form(("UserName", "newcomer"), ("Email", "new@x.example")))).Outcome);
        Assert.Equal("Done, Invalid", (await EndAsync(ActivityKinds.RegisterUser, properties, Form(("UserName", "other")))).Outcome);
    }

    [Fact]
    public async Task Accounts_are_notified_by_mail_each_on_their_own()
    {
        await UserAsync("letterless");
        DeskFixture.Value(await engine.RunAsync((AddUser add) => add.RunAsync(new NewUser("reached", "reached@x.example", null, [], []), engine.Admin, default)));
        static string To(string names) => $$$$"""{"UserNames": {"Expression": "{{{{names}}}}"}, "Subject": {"Expression": "Notice"}, "TextBody": {"Expression": "Look"}}""";
        Assert.Equal("Done", (await EndAsync(ActivityKinds.NotifyUser, To("reached, letterless"))).Outcome);
        await engine.SweepAsync();
        Assert.Equal(["reached@x.example"], Assert.Single(engine.Mail.Sent, sent => sent.Mail.Subject == "Notice").Mail.To.AsEnumerable());
        Assert.Equal("Failed", (await EndAsync(ActivityKinds.NotifyUser, To("letterless"))).Outcome);
        Assert.Equal(ActivityKinds.NobodyFound, (await EndAsync(ActivityKinds.NotifyUser, To("no such person"))).Outcome);
        Assert.Equal(ActivityKinds.NobodyFound, (await EndAsync(ActivityKinds.NotifyOwner, "{}")).Outcome);
    }

    [Fact]
    public async Task What_nothing_here_can_run_faults_its_run_with_its_name()
    {
        foreach (var kind in ActivityKinds.All.Where(kind => !kind.IsSupported && !kind.IsEvent))
            Assert.Contains(kind.Name, (await FaultAsync(kind.Name, "{}"))!, StringComparison.Ordinal);
    }

    private static HttpExchange Form(params (string Name, string Value)[] fields) => new("POST", "/workflows/Invoke", "")
    {
        Form = ImmutableSortedDictionary<string, string>.Empty.AddRange(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    };

    private async Task<string> UserAsync(string name) =>
        DeskFixture.Value(await engine.RunAsync((AddUser add) => add.RunAsync(new NewUser(name, null, null, [], []), engine.Admin, default))).Id;

    private Task<IList<string>> RolesAsync(string user) =>
        engine.RunAsync(async (UserManager<CmsUser> users) => await users.GetRolesAsync((await users.FindByIdAsync(user))!));

    /// <summary>Runs one task with all its outcomes connected.</summary>
    private async Task<(string Outcome, RunDetails Run)> EndAsync(string name, string properties, HttpExchange? http = null, Actor? actor = null)
    {
        var outcomes = ActivityKinds.All.Single(kind => kind.Name == name).OutcomesOf(new Activity("task", name, System.Text.Json.JsonElement.Parse(properties)));
        var connected = string.Join(", ", outcomes.Select(outcome => $"""["task", "{outcome}", "end"]"""));
        var run = await RunAsync($$"""["task", "{{name}}", {{properties}}], ["end", "LogTask", {}]""", connected, http, actor);
        Assert.True(run.Run.Status == RunStatus.Finished, run.Run.FaultMessage);
        return (run.Journal.First(entry => entry.ActivityId == "task").Outcome, run);
    }

    private async Task<string?> FaultAsync(string name, string properties, bool enabled = true)
    {
        if (!enabled)
        {
            var broken = new Activity("task", name, System.Text.Json.JsonElement.Parse(properties));
            return ActivityExpression.Of(broken).Select(expression => expression.FindProblem("task")).FirstOrDefault(problem => problem is not null);
        }

        var run = await RunAsync($$"""["task", "{{name}}", {{properties}}]""", "");
        Assert.Equal(RunStatus.Faulted, run.Run.Status);
        return run.Run.FaultMessage;
    }

    /// <summary>A task behind a wait, so that the request is gone when it runs.</summary>
    private async Task<string?> FaultOfEventAsync(string name)
    {
        var type = await engine.TypeAsync("late" + name, $$"""
            [["on", "ContentCreatedEvent", {"ContentTypeFilter": ["Page"]}], ["task", "{{name}}", {}]]
            """, """[["on", "Done", "task"]]""");
        var page = await engine.PageAsync();
        var run = await engine.RunOfAsync(type, page.ContentItemId.Value);
        await engine.DisableAsync(type);
        return run.Run.FaultMessage;
    }

    /// <summary>Runs a workflow that a request sets off.</summary>
    private async Task<RunDetails> RunAsync(string activities, string transitions, HttpExchange? http = null, Actor? actor = null)
    {
        var first = JsonNode.Parse($"[{activities}]")![0]![0]!;
        var type = await engine.TypeAsync(
            "one" + Guid.NewGuid().ToString("n"),
            $$"""[["go", "HttpRequestEvent", {"HttpMethod": "POST", "ValidateAntiforgeryToken": false, "FormLocationKey": "contact"}], {{activities}}]""",
            $$"""[["go", "Done", "{{first}}"]{{(transitions.Length > 0 ? ", " : "")}}{{transitions}}]""");
        var url = DeskFixture.Value(await engine.RunAsync((GetRequestUrl get) => get.RunAsync(type.WorkflowTypeId, "go", engine.Admin, default)));
        DeskFixture.Value(await engine.RunAsync((ReceiveRequest receive) =>
            receive.RunAsync(url.Split("token=")[1], null, http ?? Form(), actor ?? engine.Admin, default)));
        var run = await engine.RunOfAsync(type);
        await engine.DisableAsync(type);
        return run;
    }
}

public sealed class SqliteActivityTests(SqliteEngine engine) : ActivityContract(engine), IClassFixture<SqliteEngine>;

public sealed class PostgreSqlActivityTests(PostgreSqlEngine engine) : ActivityContract(engine), IClassFixture<PostgreSqlEngine>;

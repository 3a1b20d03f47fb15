using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Workflows;
using Cms.Workflows;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Tests.Workflows;

/// <summary>Workflow types as they are stored, started and changed while pieces are under way.</summary>
public abstract class WorkflowContract(DeskFixture desk)
{
    [Fact]
    public async Task A_workflow_that_breaks_a_promise_of_the_desk_is_refused_with_the_findings()
    {
        var type = NewsroomWorkflow.Type;
        var unguarded = type with { Activities = [.. type.Activities.Select(activity => Without(activity, "NotBy"))] };
        var refused = (await TrySaveAsync(unguarded, desk.Admin)).Problem!;
        Assert.Equal("workflow-errors", refused.Code);
        Assert.NotEmpty(refused.Details);
        Assert.Equal("may-not-manage-workflows", (await TrySaveAsync(type, desk.Eve)).Problem!.Code);
    }

    [Fact]
    public async Task A_piece_under_way_stays_on_the_version_of_the_workflow_it_began_on()
    {
        var type = NewsroomWorkflow.Type;
        var first = DeskFixture.Value(await TrySaveAsync(type, desk.Admin));
        var article = await desk.SubmittedAsync(desk.Ana);
        var edit = type.Find("edit")!;
        var stricter = type with { Activities = type.Activities.Replace(edit, With(edit, "CommentRequired", new JsonArray("Approve", "Return"))) };
        try
        {
            Assert.Equal(first.Version + 1, DeskFixture.Value(await TrySaveAsync(stricter, desk.Admin)).Version);
            var newer = await desk.SubmittedAsync(desk.Ana);
            Assert.False(Approve(await desk.LookAsync(article, desk.Eve)).NeedsComment);
            Assert.True(Approve(await desk.LookAsync(newer, desk.Eve)).NeedsComment);
            await desk.ActAsync(article, "Approve", desk.Eve);
            Assert.Equal("comment-required", (await desk.TryActAsync(newer, "Approve", desk.Eve)).Problem!.Code);
        }
        finally
        {
            DeskFixture.Value(await TrySaveAsync(type, desk.Admin));
        }
    }

    [Fact]
    public async Task An_article_that_is_written_here_starts_on_the_desk_too()
    {
        var article = (await desk.SaveAsync("Article", new JsonObject(), desk.Both)).ContentItemId;
        var workspace = await desk.LookAsync(article, desk.Both);
        Assert.Equal("translation", workspace.State!.State);
        Assert.Null(workspace.Source);
        Assert.Equal("no-title", (await desk.TryActAsync(article, "Submit", desk.Both)).Problem!.Code);

        var content = workspace.Version.Content
            .With("A title", "TitlePart", "Title").With("A text.", "MarkdownBodyPart", "Markdown");
        DeskFixture.Value(await desk.TrySaveAsync(article, content, workspace.Number, desk.Max));
        await desk.ActAsync(article, "Submit", desk.Both);

        // Who began it, who wrote its text and who submitted it are its authors.
        Assert.Equal("own-work", (await desk.TryActAsync(article, "Approve", desk.Both)).Problem!.Code);
        Assert.Equal("own-work", (await desk.TryActAsync(article, "Approve", desk.Max)).Problem!.Code);
        Assert.True((await desk.TryActAsync(article, "Approve", desk.Eve)).Succeeded);
    }

    [Fact]
    public async Task A_task_that_nothing_here_can_run_breaks_the_run_with_the_reason_and_loses_nothing()
    {
        var type = new WorkflowType
        {
            WorkflowTypeId = "mailonnewpage",
            Name = "Mail on a new page",
            IsEnabled = true,
            Activities =
            [
                new Activity("created", "ContentCreatedEvent", Json("""{"ContentTypeFilter":["Page"]}""")) { IsStart = true },
                new Activity("mail", "SmsTask", Json("{}")),
            ],
            Transitions = [new Transition("created", "Done", "mail")],
        };
        DeskFixture.Value(await TrySaveAsync(type, desk.Admin));
        var page = await desk.SaveAsync("Page", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "A page" } }, desk.Eve);
        var state = DeskFixture.Value(await desk.RunAsync((GetItemState get) => get.RunAsync(page.ContentItemId, desk.Eve, default)));
        Assert.Null(state.State);
        Assert.Equal(["Done", null], state.Journal.Select(entry => entry.Outcome));

        // A workflow that is not the desk's does not keep the page from the public.
        Assert.True((await desk.TryPublishAsync(page.ContentItemId, page.Number, desk.Eve)).Succeeded);
    }

    [Fact]
    public async Task A_broken_publication_keeps_the_piece_and_says_why()
    {
        var type = NewsroomWorkflow.Type;
        var mailing = type with
        {
            Activities = type.Activities.Add(new Activity("mail", "SmsTask", Json("{}"))),
            Transitions =
            [
                .. type.Transitions.Select(t => t.From == "ready" && t.Outcome == "Publish" ? t with { To = "mail" } : t),
                new Transition("mail", "Done", "publish"),
                new Transition("mail", "Failed", "ready"),
            ],
        };
        try
        {
            DeskFixture.Value(await TrySaveAsync(mailing, desk.Admin));
            var article = await desk.SubmittedAsync(desk.Both);
            await desk.ActAsync(article, "Approve", desk.Eve);
            var done = await desk.ActAsync(article, "Publish", desk.Eve);
            Assert.Contains("SmsTask", done.Fault, StringComparison.Ordinal);
            Assert.False(done.Published);
            Assert.Equal("ready", done.State!.State);
            Assert.Equal(done.Fault, done.State.Fault);
            Assert.False(done.Version.Item.Published);
            Assert.Equal($"Translated 0 of {article}", done.Version.Item.DisplayText);

            // It stays on the desk, where nobody can act on it, until somebody tries again or gives up.
            Assert.Contains(PiecesOf(await desk.QueueAsync(desk.Eve)), piece => piece.Article == article && piece.State.Fault == done.Fault);
            Assert.Equal("workflow-faulted", (await desk.TryActAsync(article, "Return", desk.Eve, "No.")).Problem!.Code);
            Assert.Equal("publish-from-the-desk", (await desk.TryPublishAsync(article, done.Version.Number, desk.Eve)).Problem!.Code);
            var runs = DeskFixture.Value(await desk.RunAsync((ListRuns list) =>
                list.RunAsync(new RunFilter(Statuses: [RunStatus.Faulted], CorrelationId: article.Value), desk.Admin, default)));
            var run = Assert.Single(runs.Runs);
            var again = DeskFixture.Value(await desk.RunAsync((RetryRun retry) => retry.RunAsync(run.RunId, desk.Admin, default)));
            Assert.Equal((RunStatus.Faulted, done.Fault), (again.Status, again.Fault));
            Assert.Equal("may-not-manage-workflows", (await desk.RunAsync((CancelRun cancel) => cancel.RunAsync(run.RunId, desk.Eve, default))).Problem!.Code);
            DeskFixture.Value(await desk.RunAsync((CancelRun cancel) => cancel.RunAsync(run.RunId, desk.Admin, default)));

            // Off the desk, the rule of other eyes holds all the same.
            Assert.Equal("own-work", (await desk.TryPublishAsync(article, done.Version.Number, desk.Both)).Problem!.Code);
            Assert.True((await desk.TryPublishAsync(article, done.Version.Number, desk.Eve)).Succeeded);
        }
        finally
        {
            DeskFixture.Value(await TrySaveAsync(type, desk.Admin));
        }
    }

    private static IEnumerable<DeskPiece> PiecesOf(DeskQueue queue) => [.. queue.Mine, .. queue.WaitingForMe, .. queue.Others];

    private Task<Result<SavedWorkflowType>> TrySaveAsync(WorkflowType type, Actor actor) =>
        desk.RunAsync((SaveWorkflowType save) => save.RunAsync(type, actor, default));

    private static DeskAction Approve(Editorial.Translations.Workspace workspace) =>
        Assert.Single(workspace.Actions, action => action.Outcome == "Approve");

    private static Activity Without(Activity activity, string key) => Change(activity, properties => properties.Remove(key));

    private static Activity With(Activity activity, string key, JsonNode value) => Change(activity, properties => properties[key] = value);

    private static Activity Change(Activity activity, Action<JsonObject> change)
    {
        var properties = JsonObject.Create(activity.Properties)!;
        change(properties);
        return activity with { Properties = Json(properties.ToJsonString()) };
    }

    private static JsonElement Json(string json) => JsonElement.Parse(json);
}

public sealed class SqliteWorkflowTests(SqliteDesk desk) : WorkflowContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlWorkflowTests(PostgreSqlDesk desk) : WorkflowContract(desk), IClassFixture<PostgreSqlDesk>;

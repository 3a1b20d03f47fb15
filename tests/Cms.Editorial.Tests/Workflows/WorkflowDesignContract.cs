using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;
using Cms.Workflows;

namespace Cms.Editorial.Tests.Workflows;

/// <summary>Drawing workflow types: nobody's version is overwritten, what is broken stays off, and a trial stores nothing.</summary>
public abstract class WorkflowDesignContract(DeskFixture desk)
{
    private static readonly SimulationSample Sample = new("Article", "Sample", "ar", "en");

    [Fact]
    public async Task A_type_is_saved_over_the_version_that_was_seen_only()
    {
        var type = NewsroomWorkflow.Type with { WorkflowTypeId = "4seen", Name = "Seen", IsEnabled = false };
        Assert.Equal(1, DeskFixture.Value(await SaveAsync(type, 0)).Version);
        Assert.Equal(2, DeskFixture.Value(await SaveAsync(type with { Name = "Seen again" }, 1)).Version);

        var refused = (await SaveAsync(type with { Name = "Seen too late" }, 1)).Problem!;

        Assert.Equal("changed-meanwhile", refused.Code);
        Assert.Equal("2", Assert.Single(refused.Details, detail => detail.Place == "version").Message);
        Assert.Equal("changed-meanwhile", (await SaveAsync(type with { Name = "As if new" }, 0)).Problem!.Code);
        var (stored, version, _) = DeskFixture.Value(await desk.RunAsync((GetWorkflowType get) => get.RunAsync("4seen", null, desk.Admin, default)));
        Assert.Equal((2, "Seen again"), (version, stored.Name));
    }

    [Fact]
    public async Task A_broken_type_is_saved_while_it_is_off_and_cannot_be_turned_on()
    {
        var type = NewsroomWorkflow.Type with { WorkflowTypeId = "4broken", Name = "Broken", IsEnabled = false };
        var broken = type with { Transitions = type.Transitions.RemoveAll(transition => transition.From == "publish") };

        var saved = DeskFixture.Value(await SaveAsync(broken, 0));

        Assert.Contains(saved.Warnings, finding => finding is { Rule: "unconnected-outcome", Change: not null });
        Assert.Equal("workflow-errors", (await SaveAsync(broken with { IsEnabled = true }, 1)).Problem!.Code);
        var row = Assert.Single(
            DeskFixture.Value(await desk.RunAsync((ListWorkflowTypes list) => list.RunAsync(desk.Admin, default))), row => row.WorkflowTypeId == "4broken");
        Assert.True(row is { IsEnabled: false, Version: 1, Errors: > 0, Runs: 0 });
    }

    [Fact]
    public async Task A_trial_goes_by_the_rules_of_the_desk()
    {
        var atTranslation = await PlayAsync();
        Assert.Equal(SimulationStatus.Waiting, atTranslation.Status);
        Assert.Contains(Assert.Single(atTranslation.At).People, person => person is { Id: "Editor 1", WhyNot: null });

        var atEditing = await PlayAsync(("translate", "Submit", "Editor 1"));
        var people = Assert.Single(atEditing.At).People;
        Assert.Contains("translated", Assert.Single(people, person => person.Id == "Editor 1").WhyNot, StringComparison.Ordinal);
        Assert.Contains("is for", Assert.Single(people, person => person.Id == "Translator 1").WhyNot, StringComparison.Ordinal);
        Assert.Null(Assert.Single(people, person => person.Id == "Editor 2").WhyNot);

        var refused = await PlayAsync(("translate", "Submit", "Editor 1"), ("edit", "Approve", "Editor 1"));
        Assert.Equal(SimulationStatus.Refused, refused.Status);

        (string, string, string?)[] soFar = [("translate", "Submit", "Editor 1"), ("edit", "Approve", "Editor 2"), ("ready", "Publish", "Editor 2")];
        var atPublishing = await PlayAsync(soFar);
        Assert.Equal(SimulationStatus.Choosing, atPublishing.Status);
        Assert.Equal("Published, Noop", string.Join(", ", Assert.Single(atPublishing.At).Outcomes));

        var ended = await PlayAsync([.. soFar, ("publish", "Published", null)]);
        Assert.Equal(SimulationStatus.Finished, ended.Status);
        Assert.Equal(["Done", "Submit", "Approve", "Publish", "Published", "Done"], ended.Steps.Select(step => step.Outcome));
    }

    [Fact]
    public async Task Only_who_may_manage_workflows_sees_and_tries_them()
    {
        Assert.Equal("may-not-manage-workflows", (await desk.RunAsync((GetWorkflowType get) => get.RunAsync(NewsroomWorkflow.Type.WorkflowTypeId, null, desk.Eve, default))).Problem!.Code);
        Assert.Equal("may-not-manage-workflows", (await desk.RunAsync((CheckWorkflowType check) => check.RunAsync(NewsroomWorkflow.Type, desk.Eve, default))).Problem!.Code);
        Assert.Equal("may-not-manage-workflows", (await desk.RunAsync((SimulateWorkflow simulate) => simulate.RunAsync(NewsroomWorkflow.Type, "created", Sample, [], desk.Eve, default))).Problem!.Code);
    }

    private Task<Result<SavedWorkflowType>> SaveAsync(WorkflowType type, int seen) =>
        desk.RunAsync((SaveWorkflowType save) => save.RunAsync(type, seen, desk.Admin, default));

    private async Task<SimulatedRun> PlayAsync(params (string Activity, string Outcome, string? By)[] choices)
    {
        var type = NewsroomWorkflow.Type;
        var start = type.Activities.Single(activity => activity.IsStart).ActivityId;
        return DeskFixture.Value(await desk.RunAsync((SimulateWorkflow simulate) => simulate.RunAsync(
            type, start, Sample, [.. choices.Select(choice => new SimulationChoice(choice.Activity, choice.Outcome, choice.By))], desk.Admin, default)));
    }
}

public sealed class SqliteWorkflowDesignTests(SqliteDesk desk) : WorkflowDesignContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlWorkflowDesignTests(PostgreSqlDesk desk) : WorkflowDesignContract(desk), IClassFixture<PostgreSqlDesk>;

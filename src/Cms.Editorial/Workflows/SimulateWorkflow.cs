using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Workflows;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows;

/// <summary>Steps a workflow type through with sample content and sample people: by the engine and the desk's rules that real
/// pieces have, and without storing anything.</summary>
public sealed class SimulateWorkflow
{
    private readonly RolePermissions _roles;

    internal SimulateWorkflow(RolePermissions roles) => _roles = roles;

    /// <param name="type">Need not be stored, nor be enabled.</param>
    /// <param name="start">Id of a start activity.</param>
    /// <param name="choices">What was chosen so far, played again from the start.</param>
    /// <returns>Where the run stands then, or <c>may-not-manage-workflows</c>, <c>not-a-start</c>.</returns>
    public async Task<Result<SimulatedRun>> RunAsync(
        WorkflowType type,
        string start,
        SimulationSample sample,
        IReadOnlyList<SimulationChoice> choices,
        Actor actor,
        CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return WorkflowProblems.MayNotManage;

        if (type.Find(start) is not { IsStart: true })
            return Problem.Invalid("not-a-start", "The workflow does not start there.");

        var cast = Cast(type, sample, await _roles.GetAsync(cancellationToken));
        return await new Simulation(type with { IsEnabled = true }, ArticleOf(sample), sample, cast).PlayAsync(start, choices, cancellationToken);
    }

    /// <summary>Two people of each role that the tasks name; where none is named, of each role.</summary>
    private static ImmutableArray<Actor> Cast(
        WorkflowType type, SimulationSample sample, ImmutableSortedDictionary<string, RoleListing> roles)
    {
        var named = type.Activities.Select(UserTask.From).OfType<UserTask>().SelectMany(task => task.Roles)
            .Distinct(StringComparer.Ordinal).Where(roles.ContainsKey).ToArray();
        if (named.Length == 0)
            named = [.. roles.Values.Where(role => !role.IsImplied).Select(role => role.Name)];

        return
        [
            .. from role in named
               from number in (int[])[1, 2]
               select new Actor(
                   $"{role} {number}",
                   $"{role} {number}",
                   [role],
                   [.. roles[role].Permissions, $"Translate {Piece.PairOf(sample.From, sample.To)}"],
                   [],
                   role == Permissions.AdministratorRole),
        ];
    }

    private static ItemVersion ArticleOf(SimulationSample sample)
    {
        var item = new ContentItem
        {
            ContentItemId = new ItemId("sample00000000000000000000"),
            ContentItemVersionId = new VersionId("sample00000000000000000000"),
            ContentType = sample.ContentType,
            DisplayText = sample.Title,
            Latest = true,
            Content = ItemContent.Empty.With(sample.Title, "TitlePart", "Title").With(sample.To, "LocalizationPart", "Culture"),
        };
        return new ItemVersion(item, 1, "", null);
    }
}

/// <param name="From">Language of the source, for rights by direction.</param>
/// <param name="To">Language of the item.</param>
public sealed record SimulationSample(string ContentType, string Title, string From, string To);

/// <summary>How an activity ended.</summary>
/// <param name="By">Id of one of the sample people; null for what is nobody's task.</param>
public sealed record SimulationChoice(string ActivityId, string Outcome, string? By);

/// <summary>Where a simulated run stands.</summary>
/// <param name="Message">Why it broke or went no further; else null.</param>
/// <param name="At">What is to be chosen next; empty when the run is over.</param>
public sealed record SimulatedRun(
    SimulationStatus Status,
    string? Message,
    ImmutableArray<SimulatedPoint> At,
    ImmutableArray<SimulatedStep> Steps);

public enum SimulationStatus
{
    /// <summary>At an event, for somebody or something.</summary>
    Waiting,

    /// <summary>At a task with effects outside the run; its outcome is to be chosen, since nothing is done.</summary>
    Choosing,
    Finished,
    Faulted,

    /// <summary>The last choice is not possible.</summary>
    Refused,
}

/// <param name="People">Who may act here and who not, for a user task; else empty.</param>
public sealed record SimulatedPoint(string ActivityId, ImmutableArray<string> Outcomes, bool IsTask, ImmutableArray<SimulatedPerson> People);

/// <param name="WhyNot">Null when this person may act.</param>
public sealed record SimulatedPerson(string Id, string Name, string? WhyNot);

/// <param name="Outcome">Null for a step that broke or waits for others.</param>
public sealed record SimulatedStep(string ActivityId, string? Outcome, string? By);

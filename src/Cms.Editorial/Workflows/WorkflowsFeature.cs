using Cms.Data;
using Cms.Data.Accounts;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Checks;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Cms.Editorial.Outbox;
using Cms.Editorial.Sites;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows.Running;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Workflows;

internal static class WorkflowsFeature
{
    internal static IServiceCollection AddWorkflows(this IServiceCollection services) => services
        .AddSingleton<WorkflowTypes>()
        .AddScoped<DeskReader>()
        .AddScoped<DeskLog>()
        .AddRunning()
        .AddScoped<WorkflowRunner>()
        .AddScoped<EditorialGate>()
        .AddScoped<IContentEventHandler, StartWorkflows>()
        .AddScoped<SiteLintContext>()
        .AddScoped(s => new SaveWorkflowType(
            Get<UnitOfWork>(s), Get<WorkflowTypeStore>(s), Get<SiteLintContext>(s), Get<StartTimers>(s), Get<AuditTrail>(s)))
        .AddScoped(s => new ListWorkflowTypes(Get<WorkflowTypeStore>(s), Get<SiteLintContext>(s)))
        .AddScoped(s => new GetWorkflowType(Get<WorkflowTypeStore>(s), Get<SiteLintContext>(s)))
        .AddScoped(s => new CheckWorkflowType(Get<SiteLintContext>(s)))
        .AddScoped(s => new GetRunTrace(
            Get<RunStore>(s), Get<RunListStore>(s), Get<WorkflowTypeStore>(s), Get<WorkflowTypes>(s), Get<ItemStore>(s), Get<DeskReader>(s)))
        .AddScoped<SearchRuns>()
        .AddScoped(s => new SimulateWorkflow(Get<RolePermissions>(s)))
        .AddScoped(s => new ActOnTask(
            Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ClaimStore>(s), Get<DeskReader>(s), Get<PieceTextReader>(s), Get<ItemWriter>(s),
            Get<PieceChecks>(s), Get<WorkflowRunner>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)))
        .AddScoped<OpenDesk>()
        .AddScoped<UntakenStories>()
        .AddScoped(s => new ListQueue(Get<OpenDesk>(s), Get<UntakenStories>(s)))
        .AddScoped(s => new SearchDesk(Get<OpenDesk>(s)))
        .AddScoped(s => new GetBoard(Get<OpenDesk>(s), Get<WorkflowTypeStore>(s)))
        .AddScoped(s => new GetDeskStamp(Get<OpenPieceStore>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new PlanPiece(
            Get<UnitOfWork>(s), Get<DeskReader>(s), Get<OpenPieceStore>(s), Get<WorkflowRunner>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new GetItemState(
            Get<ItemStore>(s), Get<ClaimStore>(s), Get<RunStore>(s), Get<DeskReader>(s), Get<DeskLog>(s)));

    /// <summary>The engine's own parts, and the use cases that move runs without the desk.</summary>
    private static IServiceCollection AddRunning(this IServiceCollection services)
    {
        services.AddDataProtection();
        return services
            .AddSingleton<WorkflowTimes>()
            .AddSingleton<WorkflowLinks>()
            .AddSingleton<RunDueWork>()
            .AddScoped<RunTimer>()
            .AddScoped(s => new StartTimers(Get<WaitStore>(s), Get<WorkflowTimes>(s), Get<TimeProvider>(s)))
            .AddScoped<RunKeeper>()
            .AddScoped<RunMover>()
            .AddScoped<TaskRunner>()
            .AddScoped<ItemWalk>()
            .AddScoped<ItemTasks>()
            .AddScoped<MessageTasks>()
            .AddScoped<AccountTasks>()
            .AddScoped<AccountEvents>()
            .AddScoped(s => new TellSession(Get<UnitOfWork>(s), Get<UserManager<CmsUser>>(s), Get<AccountEvents>(s)))
            .AddScoped<SubWorkflows>()
            .AddScoped<WorkflowEvents>()
            .AddScoped<IOutboxListener, ResumeByAnswer>()
            .AddScoped<ListRuns>()
            .AddScoped<PruneRuns>()
            .AddScoped(s => new RaiseSignal(Get<UnitOfWork>(s), Get<WaitStore>(s), Get<WorkflowLinks>(s), Get<RunMover>(s)))
            .AddScoped(s => new ReceiveRequest(
                Get<UnitOfWork>(s), Get<WaitStore>(s), Get<RunStore>(s), Get<WorkflowTypeStore>(s), Get<WorkflowLinks>(s), Get<RunMover>(s)))
            .AddScoped(s => new GetRequestUrl(Get<WorkflowTypeStore>(s), Get<WorkflowLinks>(s)))
            .AddScoped(s => new RetryRun(
                Get<UnitOfWork>(s), Get<RunStore>(s), Get<WorkflowTypeStore>(s), Get<WorkflowTypes>(s), Get<RunListStore>(s), Get<RunMover>(s),
                Get<AuditTrail>(s)))
            .AddScoped(s => new CancelRun(
                Get<UnitOfWork>(s), Get<RunStore>(s), Get<WorkflowTypeStore>(s), Get<WorkflowTypes>(s), Get<WorkflowRunner>(s), Get<RunMover>(s)))
            .AddScoped(s => new GetRun(
                Get<RunStore>(s), Get<RunListStore>(s), Get<WaitStore>(s), Get<WorkflowTypeStore>(s), Get<WorkflowTypes>(s)))
            .AddScoped(s => new EndUserTask(
                Get<UnitOfWork>(s), Get<RunStore>(s), Get<WorkflowTypeStore>(s), Get<WorkflowTypes>(s), Get<RunMover>(s), Get<AuditTrail>(s)));
    }

    /// <summary>Use cases that need internal parts have internal constructors, which the container does not see.</summary>
    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}

using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows;

/// <summary>Runs the tasks of workflows that have effects on items. A task it does not know breaks the run, with the reason.</summary>
internal sealed class TaskRunner(ItemPublisher publisher)
{
    /// <summary>Begins a pass over tasks that concern this item; what they change is the caller's transaction.</summary>
    public Pass Begin(ItemVersion item, Actor actor) => new(publisher, item, actor);

    /// <summary>The tasks of one pass, with what they made of the item.</summary>
    public sealed class Pass(ItemPublisher publisher, ItemVersion item, Actor actor)
    {
        /// <summary>The latest version as the tasks left it.</summary>
        public ItemVersion Latest { get; private set; } = item;

        public bool Published { get; private set; }

        /// <summary>Why a task was refused, with all details; null when none was.</summary>
        public Problem? Problem { get; private set; }

        public async ValueTask<TaskEnd?> RunAsync(Activity activity, WorkflowRun run, CancellationToken cancellationToken) =>
            activity.Name switch
            {
                ActivityKinds.PublishContent => await PublishAsync(cancellationToken),
                _ => null,
            };

        private async Task<TaskEnd> PublishAsync(CancellationToken cancellationToken)
        {
            if (Latest.Item.Published)
                return new TaskEnd.Ended("Noop");

            var result = await publisher.PublishAsync(Latest, actor, cancellationToken);
            if (result.Problem is { } problem)
            {
                Problem = problem;
                return new TaskEnd.Refused(problem.Code, problem.Message);
            }

            Latest = result.Value;
            Published = true;
            return new TaskEnd.Ended("Published");
        }
    }
}

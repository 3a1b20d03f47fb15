using Cms.Content.Items;
using Cms.Data;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Expressions;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows;

/// <summary>Runs the tasks of workflows that have effects. A task it does not know breaks the run, with the reason.</summary>
internal sealed class TaskRunner
{
    private readonly UnitOfWork _work;
    private readonly ItemTasks _items;
    private readonly MessageTasks _messages;
    private readonly AccountTasks _accounts;
    private readonly SubWorkflows _children;
    private readonly WorkflowLinks _links;

    public TaskRunner(UnitOfWork work, ItemTasks items, MessageTasks messages, AccountTasks accounts, SubWorkflows children, WorkflowLinks links) =>
        (_work, _items, _messages, _accounts, _children, _links) = (work, items, messages, accounts, children, links);

    /// <summary>Begins a pass; what its tasks change is the caller's transaction.</summary>
    /// <param name="item">The item that the run is about; null for none.</param>
    /// <param name="mayRefuse">Whether a task that must not be done refuses the whole pass, because a person waits for the
    /// answer; else it leaves nothing and faults the run.</param>
    public Pass Begin(WorkflowType type, RunMover mover, ItemVersion? item, Actor actor, HttpExchange? http, bool mayRefuse) =>
        new(this, type, mover, item, actor, http, mayRefuse);

    /// <summary>Returns whether the filter of a fault event lets this one pass.</summary>
    public bool Accepts(Activity faultEvent, Happening what)
    {
        var filter = ActivityExpression.Of(faultEvent, "ErrorFilter");
        if (filter.Text.Length == 0)
            return true;

        var run = new WorkflowRun("", "", 0) { CorrelationId = what.CorrelationId };
        var found = filter.Evaluate(new ExpressionScope(run with { Input = run.Input.SetItems(what.Input) }, _links.HostFor(null)));
        return found.Problem is null && found.IsTrue;
    }

    /// <summary>The tasks of one pass, with what they made of the item.</summary>
    public sealed class Pass(
        TaskRunner owner, WorkflowType type, RunMover mover, ItemVersion? item, Actor actor, HttpExchange? http, bool mayRefuse)
    {
        private readonly Dictionary<string, string> _subjects = new(StringComparer.Ordinal);

        public WorkflowType Type => type;

        public RunMover Mover => mover;

        public Actor Actor => actor;

        public HttpExchange? Http => http;

        /// <summary>The latest version as the tasks left it; null where the run is about no item.</summary>
        public ItemVersion? Latest { get; set; } = item;

        public bool Published { get; set; }

        /// <summary>Why a task was refused, with all details; null when none was.</summary>
        public Problem? Problem { get; private set; }

        /// <summary>What the tasks that wait wait for, by activity id.</summary>
        public IReadOnlyDictionary<string, string> Subjects => _subjects;

        public async ValueTask<TaskEnd?> RunAsync(Activity activity, WorkflowRun run, CancellationToken cancellationToken)
        {
            // A task that ends by Failed leaves nothing either way; publishing's own refusals are told to who waits for the answer.
            if (mayRefuse && activity.Name == ActivityKinds.PublishContent)
                return await PerformAsync(activity, run, cancellationToken);

            var (latest, published) = (Latest, Published);
            var end = await owner._work.TryAsync(
                async () =>
                {
                    var done = await PerformAsync(activity, run, cancellationToken);
                    return (done, Keep: done is TaskEnd.Ended and not TaskEnd.Failed or TaskEnd.Waiting);
                },
                cancellationToken);
            if (end is TaskEnd.Ended and not TaskEnd.Failed or TaskEnd.Waiting)
                return end;

            (Latest, Published) = (latest, published);
            return end is TaskEnd.Refused refused && !mayRefuse ? new TaskEnd.Faulted(refused.Message) : end;
        }

        /// <summary>Evaluates an expression of the activity.</summary>
        /// <exception cref="TaskFailure">It cannot be evaluated.</exception>
        public ExpressionResult Evaluate(Activity activity, WorkflowRun run, string property)
        {
            var expression = ActivityExpression.Of(activity, property);
            var value = expression.Evaluate(new ExpressionScope(run, owner._links.HostFor(http)));
            return value.Problem is { } problem
                ? throw new TaskFailure(expression.Complaint(type.PlaceOf(activity), problem))
                : value;
        }

        public string Text(Activity activity, WorkflowRun run, string property) => Evaluate(activity, run, property).Text ?? "";

        public void WaitFor(Activity activity, string subject) => _subjects[activity.ActivityId] = subject;

        public TaskEnd Refuse(Problem problem)
        {
            Problem = problem;
            return new TaskEnd.Refused(problem.Code, problem.Message);
        }

        private async Task<TaskEnd?> PerformAsync(Activity activity, WorkflowRun run, CancellationToken cancellationToken)
        {
            try
            {
                return await owner._items.RunAsync(this, activity, run, cancellationToken)
                    ?? await owner._messages.RunAsync(this, activity, run, cancellationToken)
                    ?? await owner._accounts.RunAsync(this, activity, run, cancellationToken)
                    ?? FormTasks.Run(this, activity, run)
                    ?? await owner._children.RunAsync(this, activity, run, cancellationToken);
            }
            catch (TaskFailure failure)
            {
                return new TaskEnd.Faulted(failure.Message);
            }
        }
    }

    /// <summary>Ends a task that cannot go on; never leaves a pass.</summary>
    internal sealed class TaskFailure(string message) : Exception(message);
}

using Cms.Data;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows;

/// <summary>Raises a signal that somebody was given a link for: the link is the permission.</summary>
public sealed class RaiseSignal
{
    private readonly UnitOfWork _work;
    private readonly WaitStore _waits;
    private readonly WorkflowLinks _links;
    private readonly RunMover _mover;

    internal RaiseSignal(UnitOfWork work, WaitStore waits, WorkflowLinks links, RunMover mover) =>
        (_work, _waits, _links, _mover) = (work, waits, links, mover);

    /// <summary>Returns the signal's name, null for a token that is none or has expired; raises nothing.</summary>
    public string? NameOf(string token) => _links.ReadSignal(token)?.Name;

    /// <returns>How many runs went on: none when the signal was raised already; or <c>no-such-signal</c>.</returns>
    public async Task<Result<int>> RunAsync(string token, Actor actor, CancellationToken cancellationToken)
    {
        if (_links.ReadSignal(token) is not var (name, correlation))
            return Problem.NotFound("no-such-signal", "This link is not valid, or not valid any more.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        var resumed = 0;
        foreach (var wait in await _waits.FindBySubjectAsync(ActivityKinds.Signal, name, correlation, cancellationToken))
        {
            if (await _mover.ResumeAsync(wait.RunId, wait.ActivityId, "Done", new Happening(actor), cancellationToken) is not null)
                resumed++;
        }

        await transaction.CommitAsync(cancellationToken);
        return resumed;
    }
}

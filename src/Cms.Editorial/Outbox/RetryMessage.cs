using Cms.Data.Outbox;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Outbox;

/// <summary>Sends a message again that was given up.</summary>
public sealed class RetryMessage(OutboxStore outbox)
{
    /// <returns>True, or <c>may-not-manage-workflows</c>, <c>no-such-message</c> (also for one that is not parked).</returns>
    public async Task<Result<bool>> RunAsync(string id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return Problem.Forbidden("may-not-manage-workflows", "Messages are looked after by those who may manage workflows.");

        return await outbox.RetryAsync(id, cancellationToken)
            ? true
            : Problem.NotFound("no-such-message", "There is no parked message of this id.");
    }
}

using Cms.Data;
using Cms.Data.Outbox;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Editorial.Outbox;

/// <summary>Sends a message again that was given up.</summary>
public sealed class RetryMessage
{
    private readonly UnitOfWork _work;
    private readonly OutboxStore _outbox;
    private readonly AuditTrail _audit;

    internal RetryMessage(UnitOfWork work, OutboxStore outbox, AuditTrail audit) => (_work, _outbox, _audit) = (work, outbox, audit);

    /// <returns>True, or <c>may-not-manage-workflows</c>, <c>no-such-message</c> (also for one that is not parked).</returns>
    public async Task<Result<bool>> RunAsync(string id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return Problem.Forbidden("may-not-manage-workflows", "Messages are looked after by those who may manage workflows.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (!await _outbox.RetryAsync(id, cancellationToken))
            return Problem.NotFound("no-such-message", "There is no parked message of this id.");

        _audit.Note(actor, AuditActions.MessageRetried, id);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}

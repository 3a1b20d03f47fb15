using Cms.Data.Outbox;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Outbox;

/// <summary>The messages that were given up, with why.</summary>
public sealed class ListParkedMessages(OutboxStore outbox)
{
    private const int Most = 200;

    /// <returns>The last given up first, or <c>may-not-manage-workflows</c>.</returns>
    public async Task<Result<IReadOnlyList<OutboxMessage>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.Can(Permissions.ManageWorkflows)
            ? Result.Of(await outbox.ListAsync(OutboxState.Parked, Most, cancellationToken))
            : Problem.Forbidden("may-not-manage-workflows", "Messages are looked after by those who may manage workflows.");
}

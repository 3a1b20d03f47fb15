using Cms.Content.Items;
using Cms.Workflows.Runs;

namespace Cms.Data.Workflows;

/// <summary>Runs of workflows and their journal.</summary>
public sealed class RunStore
{
    /// <param name="editorial">Where an editorial run waits; null for every other run.</param>
    /// <exception cref="InvalidOperationException">Another editorial run of the same article waits already.</exception>
    public Task AddAsync(
        WorkflowRun run, IReadOnlyList<JournalEntry> journal, WaitingAt? editorial, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <inheritdoc cref="AddAsync"/>
    /// <returns>False when the run moved since <paramref name="before"/> was read; nothing was written.</returns>
    public Task<bool> SaveAsync(
        StoredRun before,
        WorkflowRun run,
        IReadOnlyList<JournalEntry> journal,
        WaitingAt? editorial,
        CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public Task<StoredRun?> FindAsync(string runId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The waiting editorial run of an article; there is at most one.</summary>
    public Task<StoredRun?> FindEditorialAsync(ItemId correlation, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>All runs of this type that are not over: for singletons, and before a type goes.</summary>
    public Task<int> CountUnfinishedAsync(string workflowTypeId, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>What was done in all runs of an item, the oldest first.</summary>
    public Task<IReadOnlyList<JournalEntry>> ListJournalAsync(ItemId correlation, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Everything that waits in editorial workflows, the longest waiting first, in one statement.</summary>
    public Task<IReadOnlyList<WaitingPiece>> ListWaitingAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}

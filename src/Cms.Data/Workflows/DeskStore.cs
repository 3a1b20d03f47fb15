using Cms.Content.Items;

namespace Cms.Data.Workflows;

/// <summary>What the desk asks of one piece while it changes it, and of many pieces at once.</summary>
public sealed class DeskStore
{
    /// <summary>
    /// The waiting editorial run of an article, which nobody else can hold or move until the transaction ends; so what is
    /// read after this call is what the change is made on.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public Task<StoredRun?> HoldAsync(ItemId article, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Which version of which type these runs are of; unknown ids are absent.</summary>
    public Task<IReadOnlyDictionary<string, RunType>> FindRunTypesAsync(
        IReadOnlyCollection<string> runIds, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>What was done in all runs of these items, by item, the oldest first; items without any are absent.</summary>
    public Task<IReadOnlyDictionary<ItemId, IReadOnlyList<JournalEntry>>> ListJournalsAsync(
        IReadOnlyCollection<ItemId> articles, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Accounts by id; unknown ids are absent.</summary>
    public Task<IReadOnlyDictionary<string, Person>> FindPeopleAsync(
        IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Gives up the claim that made this article, so that the story can be claimed again.</summary>
    public Task DropClaimAsync(ItemId article, CancellationToken cancellationToken) => throw new NotImplementedException();
}

public sealed record RunType(string WorkflowTypeId, int Version);

/// <param name="Name">Of the account; never public.</param>
/// <param name="Contributor">Whom the account is credited as; null for nobody.</param>
public sealed record Person(string Id, string Name, ItemId? Contributor);

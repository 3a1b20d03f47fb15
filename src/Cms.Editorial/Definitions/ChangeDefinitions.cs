using Cms.Content.Definitions;
using Cms.Data;
using Cms.Data.Definitions;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Editorial.Definitions;

/// <summary>Changes content types and parts. Content items are not touched; what lists filter and search by follows within
/// seconds, by <see cref="ReindexItems"/>.</summary>
public sealed class ChangeDefinitions(
    UnitOfWork work, DefinitionStore store, ReindexStore reindexing, AuditTrail audit, TimeProvider time)
{
    /// <summary>Until every process that saves items knows the new definitions.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <param name="change">Gets the stored definitions and returns what they are to be; called inside a transaction.</param>
    /// <returns>The definitions as stored, or <c>may-not-edit-types</c>, <c>bad-definition</c> with a detail for each place.</returns>
    public async Task<Result<ContentDefinitions>> RunAsync(
        Func<ContentDefinitions, ContentDefinitions> change, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.EditContentTypes))
            return Problem.Forbidden("may-not-edit-types", "You may not change content types.");

        await using var transaction = await work.BeginAsync(cancellationToken);
        var before = await store.LoadAsync(cancellationToken);
        var after = change(before);
        if (DefinitionComparison.AreEqual(before, after))
            return before;

        var findings = DefinitionRules.Check(after);
        if (findings.Length > 0)
            return Problem.Invalid("bad-definition", "The content definitions cannot be kept like this.", findings);

        await store.SaveAsync(after, cancellationToken);
        await reindexing.AskAsync(
            DefinitionComparison.IndexedOtherwise(before, after), time.GetUtcNow().UtcDateTime + Settling, cancellationToken);
        var stored = await store.LoadAsync(cancellationToken);
        audit.Note(
            actor,
            AuditActions.DefinitionsChanged,
            string.Join(", ", DefinitionComparison.Changed(before, after)),
            from: DefinitionComparison.HashOf(before),
            to: DefinitionComparison.HashOf(stored));
        await transaction.CommitAsync(cancellationToken);
        return stored;
    }
}

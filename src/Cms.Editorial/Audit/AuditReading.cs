using Cms.Data.Accounts;
using Cms.Data.Audit;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Audit;

/// <summary>Reads the trail for one person: who may not see the accounts learns no name and no id of one.</summary>
internal sealed class AuditReading(AuditStore store, AccountStore accounts)
{
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);

    /// <returns>What keeps this actor from reading with this filter, or null.</returns>
    public static Problem? Against(AuditFilter filter, Actor actor)
    {
        if (!actor.Can(Permissions.ViewAuditTrail))
            return Problem.Forbidden("may-not-view-audit", "You may not read the audit trail.");
        return filter.Account is not null && !MaySeeAccounts(actor)
            ? Problem.Forbidden("may-not-list-users", "You may not see the accounts, so you cannot look for what one of them did.")
            : null;
    }

    public static AuditQuery ToQuery(AuditFilter filter, long? before = null) =>
        new(filter.Account, filter.Action, filter.Item, filter.FromUtc, filter.UntilUtc, before);

    public Task<List<AuditEntry>> ListAsync(AuditQuery query, int take, CancellationToken cancellationToken) =>
        store.ListAsync(query, take, cancellationToken);

    public async Task<IReadOnlyList<AuditLine>> ToLinesAsync(
        IReadOnlyList<AuditEntry> entries, Actor actor, CancellationToken cancellationToken)
    {
        var maySee = MaySeeAccounts(actor);
        if (maySee)
            await LoadNamesAsync(entries, cancellationToken);
        return [.. entries.Select(entry => ToLine(entry, maySee))];
    }

    private static bool MaySeeAccounts(Actor actor) =>
        actor.Can(Permissions.ListUsers) || actor.Can(Permissions.ViewUsers) || actor.Can(Permissions.ManageUsers);

    private static bool IsOfAccount(AuditDraft draft) => draft.Action.StartsWith("account.", StringComparison.Ordinal);

    private async Task LoadNamesAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        string[] unknown =
        [
            .. entries.SelectMany(entry => IsOfAccount(entry.Draft) ? [entry.Draft.AccountId, entry.Draft.Subject] : new[] { entry.Draft.AccountId })
                .OfType<string>().Distinct().Where(id => !_names.ContainsKey(id)),
        ];
        if (unknown.Length == 0)
            return;
        var found = await accounts.FindNamesAsync(unknown, cancellationToken);
        foreach (var id in unknown)
            _names[id] = found.GetValueOrDefault(id);
    }

    private AuditLine ToLine(AuditEntry entry, bool maySeeAccounts)
    {
        var draft = entry.Draft;
        return new AuditLine(
            entry.Number,
            draft.AtUtc,
            draft.Agent ?? (maySeeAccounts && draft.AccountId is { } id ? _names.GetValueOrDefault(id) ?? id : null),
            draft.Roles,
            draft.Action,
            IsOfAccount(draft) ? maySeeAccounts && draft.Subject is { } subject ? _names.GetValueOrDefault(subject) ?? subject : null : draft.Subject,
            draft.Item,
            draft.Number,
            draft.From,
            draft.To,
            draft.Comment,
            entry.Hash);
    }
}

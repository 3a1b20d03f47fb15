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

    /// <summary>Whether the subject is an account.</summary>
    private static bool IsOfAccount(AuditDraft draft) => draft.Action.StartsWith("account.", StringComparison.Ordinal);

    /// <summary>Whether it went from one account to another.</summary>
    private static bool IsPassed(AuditDraft draft) => draft.Action is AuditActions.ClaimPassed or AuditActions.ClaimExpired;

    private static IEnumerable<string?> AccountsOf(AuditDraft draft)
    {
        yield return draft.AccountId;
        if (IsOfAccount(draft))
            yield return draft.Subject;
        if (!IsPassed(draft))
            yield break;
        yield return draft.From;
        yield return draft.To;
    }

    private async Task LoadNamesAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        string[] unknown =
        [
            .. entries.SelectMany(entry => AccountsOf(entry.Draft))
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
        string? Named(string? account) => maySeeAccounts && account is not null ? _names.GetValueOrDefault(account) ?? account : null;
        return new AuditLine(
            entry.Number,
            draft.AtUtc,
            draft.Agent ?? Named(draft.AccountId),
            draft.Roles,
            draft.Action,
            IsOfAccount(draft) ? Named(draft.Subject) : draft.Subject,
            draft.Item,
            draft.Number,
            IsPassed(draft) ? Named(draft.From) : draft.From,
            IsPassed(draft) ? Named(draft.To) : draft.To,
            draft.Comment,
            entry.Hash);
    }
}

using Cms.Content.Items;
using Cms.Data.Audit;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Audit;

/// <summary>Notes changes in the audit trail, in the transaction of the change. Whoever changes something calls it; scoped.</summary>
public sealed class AuditTrail
{
    private readonly AuditStore _store;
    private readonly TimeProvider _time;
    private int _silent;

    internal AuditTrail(AuditStore store, TimeProvider time) => (_store, _time) = (store, time);

    /// <summary>Call it inside the transaction of the change.</summary>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="subject">What it happened to when that is no item: an id, or a name that is not an account's.</param>
    internal void Note(
        Actor actor,
        string action,
        string? subject = null,
        ItemId? item = null,
        int? number = null,
        string? from = null,
        string? to = null,
        string? comment = null)
    {
        if (_silent > 0)
            return;

        var now = _time.GetUtcNow().UtcDateTime;
        _store.Append(new AuditDraft(
            actor.HasCoarseTimes ? now.Date : now,
            actor.AccountId,
            actor.AccountId is null ? actor.Name : null,
            string.Join(", ", actor.Roles),
            action,
            subject,
            item,
            number,
            from,
            to,
            comment));
    }

    /// <summary>A change of a version: its hash says to what.</summary>
    internal void Note(Actor actor, string action, ItemVersion version, string? from = null, string? comment = null) =>
        Note(actor, action, version.Item.ContentType, version.ContentItemId, version.Number, from, version.Hash, comment);

    /// <summary>Until the answer is disposed nothing is noted: what happens is one thing, which has an entry of its own.</summary>
    internal IDisposable AsOne()
    {
        _silent++;
        return new Silence(this);
    }

    private sealed class Silence(AuditTrail trail) : IDisposable
    {
        private bool _over;

        public void Dispose()
        {
            if (!_over)
                trail._silent--;
            _over = true;
        }
    }
}

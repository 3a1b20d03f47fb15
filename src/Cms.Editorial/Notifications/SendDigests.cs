using System.Text.Json;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Notifications;
using Cms.Data.Outbox;

namespace Cms.Editorial.Notifications;

/// <summary>Puts the digests that are due into the outbox, and forgets old notifications. Any number of nodes may run it at once:
/// who sets a person's next digest sends this one, in the same transaction.</summary>
public sealed class SendDigests
{
    private const int BatchSize = 50;

    private readonly UnitOfWork _work;
    private readonly NotificationStore _store;
    private readonly OutboxStore _outbox;
    private readonly EditorialOptions _options;
    private readonly TimeProvider _time;

    internal SendDigests(UnitOfWork work, NotificationStore store, OutboxStore outbox, EditorialOptions options, TimeProvider time) =>
        (_work, _store, _outbox, _options, _time) = (work, store, outbox, options, time);

    /// <returns>How many digests go out; a person without news gets none.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        while (await _store.ListDueDigestsAsync(Now, BatchSize, cancellationToken) is { Count: > 0 } due)
        {
            foreach (var settings in due)
                sent += await SendAsync(settings, cancellationToken) ? 1 : 0;
        }

        return sent;
    }

    /// <summary>Forgets what is older than the setting says.</summary>
    /// <returns>How many notifications.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        if (_options.NotificationRetentionDays == 0)
            return 0;
        await using var transaction = await _work.BeginAsync(cancellationToken);
        var forgotten = await _store.DeleteAsync(Now.AddDays(-_options.NotificationRetentionDays), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return forgotten;
    }

    private async Task<bool> SendAsync(NotificationSettings settings, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        var next = DigestTimes.Next(settings.DigestAt, settings.TimeZone, Now);
        if (!await _store.TakeDigestAsync(settings.AccountId, settings.NextDigestUtc!.Value, next, cancellationToken))
            return false;

        var waiting = await _store.TakeForDigestAsync(settings.AccountId, cancellationToken);
        if (waiting.Count > 0)
        {
            var letter = new NotificationLetter(settings.AccountId, [.. waiting], IsDigest: true);
            await _outbox.AddAsync(IdText.New(), NotificationLetter.Kind, null, JsonSerializer.Serialize(letter), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return waiting.Count > 0;
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;
}

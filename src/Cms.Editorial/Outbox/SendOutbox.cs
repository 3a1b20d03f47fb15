using Cms.Data;
using Cms.Data.Outbox;

namespace Cms.Editorial.Outbox;

/// <summary>Sends what is due. Any number of nodes may do so at once: a lease keeps a message with one of them.</summary>
public sealed class SendOutbox(
    UnitOfWork work, OutboxStore outbox, IEnumerable<IOutboxSender> senders, IEnumerable<IOutboxListener> listeners, TimeProvider time)
{
    /// <summary>How often a message is tried before it is parked: over about a day.</summary>
    public const int MaxAttempts = 8;

    private const int BatchSize = 20;

    /// <summary>Longer than any sender takes.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <returns>How many messages were tried.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var tried = 0;
        foreach (var id in await outbox.ListDueAsync(BatchSize, cancellationToken))
        {
            if (await outbox.TakeAsync(id, Lease, cancellationToken) is not { } message)
                continue;

            var sending = await TryAsync(message, cancellationToken);
            await EndAsync(message, sending, cancellationToken);
            tried++;
        }

        return tried;
    }

    /// <summary>Half a minute, then four times as long each time: the last attempt follows about a day after the first.</summary>
    internal static TimeSpan PauseAfter(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(4, attempts - 1), 8 * 3600));

    private async Task<OutboxSending> TryAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (senders.FirstOrDefault(sender => sender.Kind == message.Kind) is not { } sender)
            return OutboxSending.Refused($"Nothing here sends messages of the kind '{message.Kind}'.");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return await sender.SendAsync(message, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return OutboxSending.Failed($"No answer within {Limit.TotalSeconds:N0} seconds.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return OutboxSending.Failed(exception.Message);
        }
    }

    private async Task EndAsync(OutboxMessage message, OutboxSending sending, CancellationToken cancellationToken)
    {
        await using var transaction = await work.BeginAsync(cancellationToken);
        var isOver = sending.Error is null || sending.IsFinal || message.Attempts >= MaxAttempts;
        var next = isOver ? null : (DateTime?)(time.GetUtcNow().UtcDateTime + PauseAfter(message.Attempts));
        var isOurs = sending.Error is null
            ? await outbox.MarkSentAsync(message, cancellationToken)
            : await outbox.MarkFailedAsync(message, sending.Error, next, cancellationToken);
        if (isOurs && isOver)
        {
            foreach (var listener in listeners.Where(listener => message.Origin?.StartsWith(listener.Name + ":", StringComparison.Ordinal) == true))
                await listener.OnEndedAsync(message, sending, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}

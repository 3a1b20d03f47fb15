using Cms.Data.Outbox;
using Cms.Data.Webhooks;
using Cms.Data.Workflows;

namespace Cms.Editorial.Workflows;

/// <summary>Deletes runs that have long been over, what was sent for them and the log of what webhooks answered, as
/// <c>Cms:Workflows:RetentionDays</c> says; runs of the desk are kept.</summary>
public sealed class PruneRuns(RunListStore runs, OutboxStore outbox, WebhookStore webhooks, EditorialOptions options, TimeProvider time)
{
    private const int BatchSize = 500;

    /// <returns>How many runs went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (options.WorkflowRetentionDays <= 0)
            return 0;

        var before = time.GetUtcNow().UtcDateTime.AddDays(-options.WorkflowRetentionDays);
        await outbox.DeleteSentAsync(before, cancellationToken);
        await webhooks.DeleteDeliveriesAsync(before, cancellationToken);
        var all = 0;
        int gone;
        do
            all += gone = await runs.DeleteOverAsync(before, BatchSize, cancellationToken);
        while (gone == BatchSize);

        return all;
    }
}

using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Translations;

/// <summary>How long claims last. A clock runs while the piece waits at a task that its holder is to do; work puts it forward.</summary>
internal sealed class ClaimClock(ClaimStore claims, EditorialOptions options, TimeProvider time)
{
    /// <summary>Longest before its end that a holder is warned.</summary>
    public static readonly TimeSpan LongestWarning = TimeSpan.FromHours(12);

    /// <summary>When a claim ends if nobody works from now on; null where it does not run out.</summary>
    public DateTime? EndFrom(UserTask? task) => LengthOf(task) is { } length ? Now + length : null;

    /// <summary>How long before its end a holder is warned.</summary>
    public TimeSpan WarningOf(UserTask? task) =>
        LengthOf(task) is { } length && length / 4 < LongestWarning ? length / 4 : LongestWarning;

    /// <summary>The piece came to another task, or left the desk.</summary>
    public Task SetAsync(ItemId article, UserTask? task, CancellationToken cancellationToken) =>
        claims.SetExpiryAsync(article, EndFrom(task), cancellationToken);

    /// <summary>This person worked on it.</summary>
    public Task WorkedAsync(ItemId article, UserTask? task, string account, CancellationToken cancellationToken) =>
        EndFrom(task) is { } end ? claims.ExtendAsync(article, account, end, cancellationToken) : Task.CompletedTask;

    private TimeSpan? LengthOf(UserTask? task) =>
        task is { Claimable: true } && (task.ClaimHours ?? options.ClaimHours) is > 0 and var hours ? TimeSpan.FromHours(hours) : null;

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}

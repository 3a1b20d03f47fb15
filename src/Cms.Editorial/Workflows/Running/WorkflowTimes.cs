using System.Text.Json;
using Cms.Workflows;
using Cronos;

namespace Cms.Editorial.Workflows.Running;

/// <summary>When timers go off.</summary>
internal sealed class WorkflowTimes(EditorialOptions options)
{
    /// <summary>A timer that goes off later than this is marked as late.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The next time after <paramref name="nowUtc"/>, in the newsroom's zone where the timer says so. In the hour that a clock
    /// skips it goes off when the clock has skipped it; in an hour that comes twice, once.
    /// </summary>
    /// <returns>Null where there is none: no cron expression, or one that never comes.</returns>
    public DateTime? Next(Activity timer, DateTime nowUtc)
    {
        var text = timer.Properties.TryGetProperty("CronExpression", out var cron) && cron.ValueKind == JsonValueKind.String
            ? cron.GetString()!.Trim()
            : "";
        var isLocal = timer.Properties.TryGetProperty("UseLocalTime", out var local) && local.ValueKind == JsonValueKind.True;
        try
        {
            var format = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard;
            return CronExpression.Parse(text, format).GetNextOccurrence(nowUtc, isLocal ? options.TimeZone : TimeZoneInfo.Utc);
        }
        catch (CronFormatException)
        {
            return null;
        }
    }

    /// <summary>What the journal says of a timer that went off at <paramref name="nowUtc"/>; null when it was in time.</summary>
    public static string? Late(DateTime dueUtc, DateTime nowUtc) =>
        nowUtc - dueUtc > Grace ? $"Late: it was due at {DeskRules.Moment(dueUtc)}." : null;
}

using System.Collections.Immutable;
using System.Text.Json;
using static Cms.Workflows.Activities.Catalogue.Entries;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>Waiting for a time or a sign.</summary>
internal static class TimeEntries
{
    public static ImmutableArray<ActivityEntry> All { get; } =
    [
        Entry(
            ActivityKinds.Timer,
            ActivityCategory.Time,
            new("CronExpression", PropertyKind.Cron) { Default = JsonSerializer.SerializeToElement("*/5 * * * *") },
            Flag("UseLocalTime")),
        Entry("SignalEvent", ActivityCategory.Time, Liquid("SignalName")),
    ];
}

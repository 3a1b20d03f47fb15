using System.Collections.Immutable;
using static Cms.Workflows.Activities.Catalogue.Entries;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>What a run remembers.</summary>
internal static class DataEntries
{
    public static ImmutableArray<ActivityEntry> All { get; } =
    [
        Entry(ActivityKinds.SetProperty, ActivityCategory.Data, Text("PropertyName"), Either("Value", "LiquidValue")),
        Entry(ActivityKinds.SetOutput, ActivityCategory.Data, Text("OutputName"), Either("Value", "LiquidValue")),
        Entry(ActivityKinds.Correlate, ActivityCategory.Data, Either("Value", "Value")),
    ];
}

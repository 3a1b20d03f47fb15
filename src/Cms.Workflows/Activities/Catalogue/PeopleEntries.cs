using System.Collections.Immutable;
using static Cms.Workflows.Activities.Catalogue.Entries;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>What people do.</summary>
internal static class PeopleEntries
{
    public static ImmutableArray<ActivityEntry> All { get; } =
    [
        Entry(
            ActivityKinds.UserTask,
            ActivityCategory.People,
            Outcomes("Actions"),
            Roles(),
            new("State", PropertyKind.State) { IsOurs = true },
            new("NotBy", PropertyKind.States) { IsOurs = true },
            Flag("Claimable") with { IsOurs = true },
            Flag("Pair") with { IsOurs = true },
            new("CommentRequired", PropertyKind.SomeOutcomes) { IsOurs = true },
            Number("DueHours") with { IsOurs = true },
            Number("ClaimHours") with { IsOurs = true }),
    ];
}

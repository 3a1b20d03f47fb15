using System.Collections.Immutable;
using static Cms.Workflows.Activities.Catalogue.Entries;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>Branches, loops and what else steers a run.</summary>
internal static class FlowEntries
{
    private static readonly ActivityProperty Condition = Either("Condition", "LiquidCondition");

    private static readonly ActivityProperty Variable =
        Text("LoopVariableName") with { Default = System.Text.Json.JsonSerializer.SerializeToElement("x") };

    public static ImmutableArray<ActivityEntry> All { get; } =
    [
        Of(ActivityKinds.IfElse, Condition), Of(ActivityKinds.Fork, Outcomes("Forks")),
        Of(ActivityKinds.Join, Enumeration("Mode", 0, "WaitAll", "WaitAny")),
        Of(ActivityKinds.WhileLoop, Condition),
        Of(
            ActivityKinds.ForLoop, Either("From", "LiquidFrom"), Either("To", "LiquidTo"), Either("Step", "LiquidStep"), Variable),
        Of(ActivityKinds.ForEach, Either("Enumerable", "LiquidEnumerable"), Variable),
        Of(ActivityKinds.Script, Outcomes("AvailableOutcomes", "Done"), Script("Script")), Of("LiquidTask", Liquid("Expression")),
        Of(ActivityKinds.ExecuteWorkflow, Text("WorkflowTypeId"), Script("Input")),
        Of("WorkflowFaultEvent", Script("ErrorFilter")), Of("CommitTransactionTask"),
    ];

    private static ActivityEntry Of(string name, params ImmutableArray<ActivityProperty> properties) =>
        Entry(name, ActivityCategory.Flow, properties);
}

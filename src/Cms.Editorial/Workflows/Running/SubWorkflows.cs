using System.Collections.Immutable;
using System.Text.Json;
using Cms.Data.Workflows;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows.Running;

/// <summary>The task that runs another workflow and waits for its end.</summary>
internal sealed class SubWorkflows(WorkflowTypeStore store)
{
    /// <returns>Null for another task.</returns>
    public async Task<TaskEnd?> RunAsync(TaskRunner.Pass pass, Activity activity, WorkflowRun run, CancellationToken cancellationToken)
    {
        if (activity.Name != ActivityKinds.ExecuteWorkflow)
            return null;

        var id = activity.Properties.TryGetProperty("WorkflowTypeId", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
        if (await store.FindCurrentAsync(id, cancellationToken) is not { Type.IsEnabled: true } stored
            || stored.Type.Activities.FirstOrDefault(start => start.IsStart) is not { } start)
            return new TaskEnd.Faulted($"There is no enabled workflow '{id}' with a start.");

        var what = new Happening(pass.Actor) { CorrelationId = run.CorrelationId, Input = Input(pass.Evaluate(activity, run, "Input").Value) };
        if (await pass.Mover.StartAsync(stored, start, what, cancellationToken) is not { } child)
            return new TaskEnd.Faulted($"The workflow '{stored.Type.Name}' is under way already: it cannot start itself.");

        if (child.Status == RunStatus.Finished)
            return new TaskEnd.Ended("Done", JsonSerializer.SerializeToElement(child.Output));

        pass.WaitFor(activity, child.RunId);
        return new TaskEnd.Waiting($"Run {child.RunId} of '{stored.Type.Name}'.");
    }

    private static ImmutableDictionary<string, JsonElement> Input(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().ToImmutableDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal)
        : ImmutableDictionary<string, JsonElement>.Empty;
}

using Cms.Editorial.Workflows;

namespace Cms.Admin.Workflows;

/// <summary>A simulated run as the designer's client gets it.</summary>
internal sealed record SimulationJson(
    SimulationStatus Status, string? Message, IEnumerable<SimulatedPoint> At, TraceJson Trace, IEnumerable<StepJson> Journal)
{
    public static SimulationJson Of(SimulatedRun run)
    {
        var isBroken = run.Status == SimulationStatus.Faulted;
        return new SimulationJson(
            run.Status,
            run.Message,
            run.At,
            TraceJson.Of(
                [.. run.Steps.Select(step => (step.ActivityId, step.Outcome))],
                run.At.Select(point => point.ActivityId),
                isBroken ? run.Steps.LastOrDefault()?.ActivityId : null),
            run.Steps.Select(step => new StepJson(step.ActivityId, null, step.Outcome, step.By, null, null)));
    }
}

namespace Cms.Admin.Workflows;

/// <summary>One run for drawing it on its graph.</summary>
internal sealed record RunJson(
    string Id, string Status, string StatusTitle, string? Fault, bool IsOver, TraceJson Trace, IEnumerable<StepJson> Journal);

/// <summary>Where a run has been and where it is.</summary>
/// <param name="Taken">The outcomes that were followed.</param>
internal sealed record TraceJson(
    IEnumerable<string> Visited, IEnumerable<TraceJson.TakenJson> Taken, IEnumerable<string> Waiting, string? Faulted)
{
    internal sealed record TakenJson(string From, string Outcome);

    /// <summary>Several outcomes of one step are separated by commas.</summary>
    public static TraceJson Of(IReadOnlyCollection<(string ActivityId, string? Outcome)> steps, IEnumerable<string> waiting, string? faulted) => new(
        steps.Select(step => step.ActivityId).Distinct(StringComparer.Ordinal),
        steps.Where(step => step.Outcome is not null)
            .SelectMany(step => step.Outcome!.Split(", ").Append(step.Outcome).Select(outcome => new TakenJson(step.ActivityId, outcome))).Distinct(),
        waiting,
        faulted);
}

/// <param name="Title">For what is no activity of the graph; else null.</param>
/// <param name="Outcome">Null for a step that broke.</param>
internal sealed record StepJson(string ActivityId, string? Title, string? Outcome, string? By, DateTime? At, string? Comment);

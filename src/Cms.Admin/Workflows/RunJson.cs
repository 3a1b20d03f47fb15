using Cms.Editorial.Workflows;
using Cms.Workflows.Runs;
using Microsoft.Extensions.Localization;

namespace Cms.Admin.Workflows;

/// <summary>One run for drawing it on its graph.</summary>
internal sealed record RunJson(
    string Id, RunStatus Status, string StatusTitle, string? Fault, bool IsOver, TraceJson Trace, IEnumerable<StepJson> Journal)
{
    public static RunJson Of(RunTrace view, IStringLocalizer<DesignerTexts> t) => new(
        view.Run.RunId,
        view.Run.Status,
        t["status." + view.Run.Status],
        view.Run.FaultMessage,
        view.Run.IsOver,
        TraceJson.Of(
            [.. view.Steps.Where(step => step.Title is null).Select(step => (step.ActivityId, step.Outcome))],
            view.Run.Blocking.Select(blocking => blocking.ActivityId),
            view.BrokenAt),
        view.Steps.Select(step => new StepJson(step.ActivityId, step.Title, step.Outcome, step.By, step.AtUtc, step.Comment, step.Note)));
}

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
internal sealed record StepJson(string ActivityId, string? Title, string? Outcome, string? By, DateTime? At, string? Comment, string? Note = null);

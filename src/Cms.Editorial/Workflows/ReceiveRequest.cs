using System.Collections.Immutable;
using System.Text.Json;
using Cms.Data;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Expressions;

namespace Cms.Editorial.Workflows;

/// <summary>Takes a request at the address of an <c>HttpRequestEvent</c>: starts a run, or takes those on that wait for it.</summary>
public sealed class ReceiveRequest
{
    private readonly UnitOfWork _work;
    private readonly WaitStore _waits;
    private readonly RunStore _runs;
    private readonly WorkflowTypeStore _store;
    private readonly WorkflowLinks _links;
    private readonly RunMover _mover;

    internal ReceiveRequest(
        UnitOfWork work, WaitStore waits, RunStore runs, WorkflowTypeStore store, WorkflowLinks links, RunMover mover) =>
        (_work, _waits, _runs, _store, _links, _mover) = (work, waits, runs, store, links, mover);

    /// <summary>Returns the event that a token is for, with whether it wants the form's own token too; null for none.</summary>
    public async Task<(string Method, bool NeedsAntiforgery)?> FindAsync(string token, CancellationToken cancellationToken) =>
        await FindEventAsync(token, cancellationToken) is var (_, activity)
            ? (MethodOf(activity), !(activity.Properties.TryGetProperty("ValidateAntiforgeryToken", out var flag)
                && flag.ValueKind == JsonValueKind.False))
            : null;

    /// <param name="correlationId">Narrows down which waiting runs go on; null for all of them.</param>
    /// <returns>The answer, null when no task wrote one (then it is 202); or <c>no-such-address</c>, <c>other-method</c>.</returns>
    public async Task<Result<HttpAnswer?>> RunAsync(
        string token, string? correlationId, HttpExchange http, Actor actor, CancellationToken cancellationToken)
    {
        if (await FindEventAsync(token, cancellationToken) is not var (stored, activity))
            return Problem.NotFound("no-such-address", "This address is not valid, or not valid any more.");

        if (!string.Equals(MethodOf(activity), http.Method, StringComparison.OrdinalIgnoreCase))
            return Problem.Invalid("other-method", $"This address takes {MethodOf(activity)}.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        var what = new Happening(actor) { Http = http, Input = FormLocation(activity, http) };
        if (activity.IsStart)
        {
            if (!stored.Type.IsSingleton || await _runs.CountUnfinishedAsync(stored.Type.WorkflowTypeId, cancellationToken) == 0)
                await _mover.StartAsync(stored, activity, what with { CorrelationId = correlationId }, cancellationToken);
        }
        else
        {
            var subject = RunKeeper.RequestSubject(stored.Type.WorkflowTypeId, activity.ActivityId);
            var waiting = correlationId is null
                ? await _waits.FindBySubjectAsync(ActivityKinds.HttpRequest, subject, cancellationToken)
                : await _waits.FindBySubjectAsync(ActivityKinds.HttpRequest, subject, correlationId, cancellationToken);
            foreach (var wait in waiting)
                await _mover.ResumeAsync(wait.RunId, wait.ActivityId, "Done", what, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return Result.Of(http.Answer);
    }

    /// <summary>The page of this site that the form was on, so that an answer can lead back there.</summary>
    private static ImmutableDictionary<string, JsonElement> FormLocation(Activity activity, HttpExchange http)
    {
        var none = ImmutableDictionary<string, JsonElement>.Empty;
        return activity.Properties.TryGetProperty("FormLocationKey", out var key) && key.ValueKind == JsonValueKind.String && key.GetString() is { Length: > 0 } name
            && http.Headers.GetValueOrDefault("Referer") is { } referer && Uri.TryCreate(referer, UriKind.Absolute, out var page)
            ? none.SetItem(FormTasks.LocationKey(name), JsonSerializer.SerializeToElement("/" + page.PathAndQuery.TrimStart('/')))
            : none;
    }

    private async Task<(StoredWorkflowType Stored, Activity Activity)?> FindEventAsync(string token, CancellationToken cancellationToken) =>
        _links.ReadRequest(token) is var (typeId, activityId)
        && await _store.FindCurrentAsync(typeId, cancellationToken) is { Type.IsEnabled: true } stored
        && stored.Type.Find(activityId) is { Name: ActivityKinds.HttpRequest } activity
            ? (stored, activity)
            : null;

    private static string MethodOf(Activity activity) =>
        activity.Properties.TryGetProperty("HttpMethod", out var method) && method.ValueKind == JsonValueKind.String
            && method.GetString() is { Length: > 0 } text ? text.ToUpperInvariant() : "GET";
}

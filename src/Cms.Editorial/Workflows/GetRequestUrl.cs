using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows;

/// <summary>The signed address of an <c>HttpRequestEvent</c>, for the people who call it.</summary>
public sealed class GetRequestUrl
{
    private readonly WorkflowTypeStore _store;
    private readonly WorkflowLinks _links;

    internal GetRequestUrl(WorkflowTypeStore store, WorkflowLinks links) => (_store, _links) = (store, links);

    /// <returns>The address, which holds for the days that the activity's <c>TokenLifeSpan</c> says; or
    /// <c>may-not-manage-workflows</c>, <c>no-such-activity</c>.</returns>
    public async Task<Result<string>> RunAsync(string workflowTypeId, string activityId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return Problem.Forbidden("may-not-manage-workflows", "Addresses of workflows are given out by those who may manage them.");

        if (await _store.FindCurrentAsync(workflowTypeId, cancellationToken) is not { } stored
            || stored.Type.Find(activityId) is not { Name: ActivityKinds.HttpRequest } activity)
            return Problem.NotFound("no-such-activity", "There is no such HTTP request event.");

        var days = activity.Properties.TryGetProperty("TokenLifeSpan", out var life) && life.TryGetInt32(out var number) ? number : 0;
        return _links.AbsoluteUrl($"~/workflows/Invoke?token={_links.RequestToken(workflowTypeId, activityId, days)}");
    }
}

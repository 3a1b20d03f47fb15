namespace Cms.Editorial.Workflows;

/// <summary>The refusals that the use cases of workflow types share.</summary>
internal static class WorkflowProblems
{
    public static Problem MayNotManage { get; } =
        Problem.Forbidden("may-not-manage-workflows", "Workflows are seen and changed by those who may manage them.");

    public static Problem NoSuchType { get; } = Problem.NotFound("no-such-workflow", "This workflow does not exist.");
}

using Cms.Editorial.Workflows;

namespace Cms.Admin.Translations;

/// <summary>Where a person goes after a task: back to the desk, which says what happened.</summary>
internal static class TaskAddress
{
    public static string After(TaskDone done) => $"/admin?done={done.Version.ContentItemId}"
        + (done.Published ? "&published=1" : done.State is { } state ? "&to=" + Uri.EscapeDataString(state.State) : "");
}

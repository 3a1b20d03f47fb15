namespace Cms.Workflows.Tests;

/// <summary>The workflow types in <c>Samples/</c>.</summary>
internal static class Samples
{
    public static WorkflowType Editorial { get; } = WorkflowTypeJson.Parse(Text("editorial"));

    public static string Text(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", $"{name}.workflow.json"));
}

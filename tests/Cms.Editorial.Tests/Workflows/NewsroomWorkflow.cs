using System.Text.Json;
using Cms.Workflows;

namespace Cms.Editorial.Tests.Workflows;

/// <summary>The editorial workflow as the newsroom's recipe has it.</summary>
internal static class NewsroomWorkflow
{
    public static WorkflowType Type { get; } = Read();

    private static WorkflowType Read()
    {
        using var recipe = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "newsroom.recipe.json")));
        var step = recipe.RootElement.GetProperty("steps").EnumerateArray()
            .Single(step => step.GetProperty("name").GetString() == "WorkflowType");
        return ((ReadResult.Read)WorkflowTypeJson.Read(step.GetProperty("data")[0].Clone())).Type;
    }
}

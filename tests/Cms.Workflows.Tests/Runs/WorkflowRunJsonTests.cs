using System.Text.Json;
using Cms.Workflows.Runs;

namespace Cms.Workflows.Tests.Runs;

public sealed class WorkflowRunJsonTests
{
    [Fact]
    public void A_run_comes_back_as_it_was_stored()
    {
        var run = new WorkflowRun("r", "t", 4)
        {
            CorrelationId = "item «1»",
            Status = RunStatus.Faulted,
            FaultMessage = "broken",
            LastResult = JsonElement.Parse("[1.50]"),
            Blocking = [new("a", true, "SignalEvent")],
            Due = ["b", "c"],
        };
        run = run with
        {
            Input = run.Input.Add("i", JsonElement.Parse("{\"x\":null}")),
            Output = run.Output.Add("o", JsonElement.Parse("1")),
            Properties = run.Properties.Add("p", JsonElement.Parse("\"é\"")),
            ActivityStates = run.ActivityStates.Add("j", JsonElement.Parse("{}")),
        };
        var json = WorkflowRunJson.Write(run);
        var back = WorkflowRunJson.Read(json);
        Assert.Equal(json, WorkflowRunJson.Write(back));
        Assert.Equal(
            ("r", "t", 4, "item «1»", RunStatus.Faulted, "broken", "[1.50]"),
            (back.RunId, back.WorkflowTypeId, back.TypeVersion, back.CorrelationId, back.Status, back.FaultMessage, back.LastResult!.Value.GetRawText()));
        Assert.Equal(run.Blocking.AsEnumerable(), back.Blocking);
        Assert.Equal(run.Due.AsEnumerable(), back.Due);
        Assert.Equal("é", back.Properties["p"].GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{ "WorkflowId": "r" }""")]
    public void Something_else_is_refused(string json) =>
        Assert.Throws<FormatException>(() => WorkflowRunJson.Read(json));
}

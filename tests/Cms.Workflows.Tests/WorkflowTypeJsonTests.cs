using System.Text.Json.Nodes;

namespace Cms.Workflows.Tests;

public sealed class WorkflowTypeJsonTests
{
    [Fact]
    public void Our_own_workflow_is_written_as_it_was_read() =>
        Assert.True(SameJson(Samples.Text("editorial"), WorkflowTypeJson.Write(Samples.Editorial)));

    [Theory]
    [InlineData("editorial")]
    [InlineData("unusual")]
    public void Reading_what_was_written_and_writing_it_again_gives_the_same_text(string name)
    {
        var once = WorkflowTypeJson.Write(WorkflowTypeJson.Parse(Samples.Text(name)));
        Assert.Equal(once, WorkflowTypeJson.Write(WorkflowTypeJson.Parse(once)));
    }

    [Fact]
    public void Unknown_keys_and_activities_and_the_look_of_numbers_are_kept()
    {
        var written = WorkflowTypeJson.Write(WorkflowTypeJson.Parse(Samples.Text("unusual")));
        var json = JsonNode.Parse(written)!;
        Assert.Equal(17, (int)json["Id"]!);
        Assert.Equal("culture", (string?)json["Properties"]!["Owner"]!["Desk"]);
        Assert.Equal("red", (string?)json["Activities"]![0]!["Colour"]);
        Assert.Equal("kept", (string?)json["Transitions"]![0]!["Note"]);
        Assert.Equal("RocketTask", (string?)json["Activities"]![1]!["Name"]);
        Assert.True(SameJson(
            """[1, 2.0, {"Expression": "input('Fuel')", "Syntax": "JavaScript"}]""",
            json["Activities"]![1]!["Properties"]!["Fuel"]!.ToJsonString()));
        Assert.Contains("1.50", written, StringComparison.Ordinal);
        Assert.Contains("عربي", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_keys_read_as_false_and_nought()
    {
        var type = WorkflowTypeJson.Parse("""{ "WorkflowTypeId": "w", "Name": "N", "IsSingleton": null }""");
        Assert.False(type.IsEnabled || type.IsSingleton || type.DeleteFinishedWorkflows);
        Assert.Equal((0, 0), (type.LockTimeout, type.LockExpiration));
        Assert.Empty(type.Activities);
        Assert.Empty(type.Transitions);
    }

    [Theory]
    [InlineData("""[]""", "A workflow type is a JSON object, not a list.")]
    [InlineData("""{ "Name": "N" }""", "WorkflowTypeId is missing.")]
    [InlineData("""{ "WorkflowTypeId": "", "Name": "N" }""", "WorkflowTypeId is empty.")]
    [InlineData("""{ "WorkflowTypeId": 3, "Name": "N" }""", "WorkflowTypeId must be a text, not 3.")]
    [InlineData("""{ "WorkflowTypeId": "w", "Name": "N", "IsEnabled": "yes" }""", "IsEnabled must be true or false, not a text.")]
    [InlineData("""{ "WorkflowTypeId": "w", "Name": "N", "LockTimeout": 1e12 }""", "LockTimeout must be a whole number, not 1e12.")]
    [InlineData("""{ "WorkflowTypeId": "w", "Name": "N", "Activities": {} }""", "Activities must be a list, not an object.")]
    [InlineData("""{ "WorkflowTypeId": "w", "Name": "N", "Activities": [7] }""", "Activities[0] must be an object, not 7.")]
    [InlineData(
        """{ "WorkflowTypeId": "w", "Name": "N", "Activities": [{ "ActivityId": "a", "Name": "LogTask" }, { "Name": "LogTask" }] }""",
        "Activities[1].ActivityId is missing.")]
    [InlineData(
        """{ "WorkflowTypeId": "w", "Name": "N", "Activities": [{ "ActivityId": "a", "Name": "LogTask" }, { "ActivityId": "a", "Name": "LogTask" }] }""",
        "Activities[1].ActivityId 'a' is taken by an earlier activity.")]
    [InlineData(
        """{ "WorkflowTypeId": "w", "Name": "N", "Activities": [{ "ActivityId": "a", "Name": "LogTask", "Properties": [] }] }""",
        "Activities[0].Properties must be an object, not a list.")]
    [InlineData(
        """{ "WorkflowTypeId": "w", "Name": "N", "Activities": [{ "ActivityId": "a", "Name": "UserTaskEvent", "Properties": { "Actions": "Go" } }] }""",
        "Activities[0].Properties.Actions must be a list of texts.")]
    [InlineData(
        """{ "WorkflowTypeId": "w", "Name": "N", "Activities": [{ "ActivityId": "a", "Name": "UserTaskEvent", "Properties": { "DueHours": -1 } }] }""",
        "Activities[0].Properties.DueHours must be a positive number of hours, a year at most.")]
    [InlineData(
        """{ "WorkflowTypeId": "w", "Name": "N", "Transitions": [{ "SourceActivityId": "a", "DestinationActivityId": "b" }] }""",
        "Transitions[0].SourceOutcomeName is missing.")]
    public void What_cannot_be_read_is_named_with_its_place(string json, string message) =>
        Assert.Equal([message], Assert.IsType<ReadResult.Malformed>(WorkflowTypeJson.Read(json)).Problems.Select(p => p.Message));

    [Fact]
    public void Text_that_is_no_json_is_refused_with_its_line()
    {
        var malformed = Assert.IsType<ReadResult.Malformed>(WorkflowTypeJson.Read("{\n  \"Name\": oops }"));
        Assert.StartsWith("This is not JSON: line 2,", malformed.Problems.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_reported_at_once() =>
        Assert.Equal(
            ["WorkflowTypeId", "Name", "Activities[0].Name", "Activities[0].ActivityId"],
            Assert.IsType<ReadResult.Malformed>(WorkflowTypeJson.Read("""{ "Activities": [{}] }""")).Problems.Select(p => p.Place));

    private static bool SameJson(string one, string other) => JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
}

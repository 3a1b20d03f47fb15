using System.Text.Json;
using Cms.Workflows.Linting;

namespace Cms.Workflows.Tests.Linting;

/// <summary>A mend puts right what it belongs to, by the smallest change, and nothing else.</summary>
public sealed class MendTests
{
    private const string Editorial = """
        *a ContentCreatedEvent {"ContentTypeFilter": ["Article"]}
        t UserTaskEvent {"Actions": ["Submit"], "Roles": ["Translator"], "State": "translation", "Pair": true}
        e UserTaskEvent {"Actions": ["Approve", "Return"], "State": "editing", "NotBy": ["translation"], "CommentRequired": ["Return"]}
        p PublishContentTask
        z LogTask
        a -Done-> t
        t -Submit-> e
        e -Approve-> p
        e -Return-> t
        p -Published-> z
        p -Noop-> z
        """;

    private static readonly LintContext Newsroom = new(["Translator", "Editor"], ["Article", "SourceStory"]);

    [Theory]
    [InlineData("*a Content", "a Content", "no-start", "a.IsStart")]
    [InlineData("LogTask", "LogTusk", "unknown-activity", "z LogTask")]
    [InlineData("e -Return-> t", "e -Return-> t\ne -Return-> gone", "broken-transition", "e -Return-> t")]
    [InlineData("e -Return-> t", "e -Retrun-> t", "unknown-outcome", "e -Return-> t")]
    [InlineData("e -Return-> t", "e -Return-> t\ne -Return-> z", "shadowed-transition", "e -Return-> t")]
    [InlineData("z LogTask", "z LogTask\nx LogTask", "unreachable", "")]
    [InlineData("p -Noop-> z", "", "unconnected-outcome", "p -Noop-> z")]
    [InlineData("\"Approve\", \"Return\"", "\"Approve\", \"Hold\", \"Return\"", "unconnected-action", "e.Actions Approve,Return")]
    [InlineData("\"CommentRequired\": [\"Return\"]", "\"CommentRequired\": [\"Returns\"]", "unknown-action", "e.CommentRequired Return")]
    [InlineData("\"State\": \"editing\", \"NotBy\": [\"translation\"]", "\"State\": \"editing\", \"NotBy\": [\"translating\"]", "unknown-state", "e.NotBy translation")]
    [InlineData("\"State\": \"editing\"", "\"State\": \"translation\"", "duplicate-state", "e.State translation-2")]
    [InlineData("\"State\": \"editing\", ", "", "missing-state", "e.State editing")]
    [InlineData("[\"Translator\"]", "[\"translater\"]", "unknown-role", "t.Roles Translator")]
    [InlineData("[\"Translator\"]", "[\"Translator\", \"Wizard\"]", "unknown-role", "t.Roles Translator")]
    [InlineData("[\"Article\"]", "[\"article\"]", "unknown-content-type", "a.ContentTypeFilter Article")]
    [InlineData(", \"NotBy\": [\"translation\"]", "", "published-unchecked", "e.NotBy translation")]
    [InlineData("z LogTask", "z LogTask\n*w TimerEvent {\"CronExpression\": \"soon\"}\nw -Done-> z", "unbounded-timer", "w.CronExpression 0 * * * *")]
    public void A_mend_puts_it_right(string sound, string spoilt, string rule, string expected)
    {
        Assert.Empty(WorkflowLinter.Check(Sketch.Of(Editorial), Newsroom));
        Assert.Contains(sound, Editorial, StringComparison.Ordinal);
        var type = Sketch.Of(Editorial.Replace(sound, spoilt, StringComparison.Ordinal));
        var finding = Assert.Single(WorkflowLinter.Check(type, Newsroom), finding => finding.Rule == rule);

        var mended = finding.Change!(type);

        Assert.Empty(WorkflowLinter.Check(mended, Newsroom));
        Assert.Contains(expected, Describe(mended), StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_past_the_check_is_led_through_a_new_one()
    {
        var type = Sketch.Of("""
            *a ContentCreatedEvent
            t UserTaskEvent {"Actions": ["Submit"], "State": "translation", "Pair": true}
            p PublishContentTask
            z LogTask
            a -Done-> t
            t -Submit-> p
            p -Published-> z
            p -Noop-> z
            """);
        var finding = Assert.Single(WorkflowLinter.Check(type));

        var mended = finding.Change!(type);

        Assert.Empty(WorkflowLinter.Check(mended));
        Assert.Equal("edit", mended.Follow("t", "Submit")!.To);
        Assert.Equal("p", mended.Follow("edit", "Approve")!.To);
        Assert.Equal("t", mended.Follow("edit", "Return")!.To);
    }

    [Theory]
    [InlineData("""*t UserTaskEvent {"Actions": ["Go"], "Roles": ["Wizard"]}""", "unknown-role")]
    [InlineData("""*a ContentCreatedEvent {"ContentTypeFilter": ["Poem"]}""", "unknown-content-type")]
    [InlineData("""*a XyzzyTask""", "unknown-activity")]
    [InlineData("""*t UserTaskEvent {"Actions": ["Go"]}""", "unconnected-action")]
    public void What_would_open_or_empty_something_is_left_to_people(string drawing, string rule) =>
        Assert.Null(Assert.Single(WorkflowLinter.Check(Sketch.Of(drawing), Newsroom), finding => finding.Rule == rule).Change);

    [Fact]
    public void What_a_mend_does_not_concern_stays_with_all_it_has()
    {
        var type = WorkflowTypeJson.Parse("""
            {"WorkflowTypeId": "w", "Name": "W", "Colour": "green", "Activities": [
              {"ActivityId": "a", "Name": "SignalEvent", "Properties": {"Note": {"kept": 1.50}}, "Shape": "round"},
              {"ActivityId": "t", "Name": "UserTaskEvent", "Properties": {"Actions": ["Go", "Stay"], "Mine": "é"}}],
             "Transitions": [
              {"SourceActivityId": "a", "SourceOutcomeName": "Done", "DestinationActivityId": "t", "Width": 3},
              {"SourceActivityId": "t", "SourceOutcomeName": "Go", "DestinationActivityId": "a"}]}
            """);

        var mended = WorkflowLinter.Check(type).Where(f => f.Rule is "no-start" or "unconnected-action").Aggregate(type, (t, f) => f.Change!(t));

        var expected = WorkflowTypeJson.Write(type)
            .Replace("\"IsStart\": false,\n      \"Properties\": {\n        \"Note\"", "\"IsStart\": true,\n      \"Properties\": {\n        \"Note\"", StringComparison.Ordinal);
        Assert.Equal(
            expected.Replace(" ", "", StringComparison.Ordinal).Replace("\"Go\",\n\"Stay\"", "\"Go\"", StringComparison.Ordinal),
            WorkflowTypeJson.Write(mended).Replace(" ", "", StringComparison.Ordinal));
    }

    private static string Describe(WorkflowType type) => string.Join('\n', [
        .. type.Activities.SelectMany(activity => activity.Properties.EnumerateObject().Select(property =>
            $"{activity.ActivityId}.{property.Name} {(property.Value.ValueKind == JsonValueKind.Array ? string.Join(',', property.Value.EnumerateArray()) : property.Value)}")),
        .. type.Activities.Select(activity => $"{activity.ActivityId} {activity.Name}"),
        .. type.Activities.Where(activity => activity.IsStart).Select(activity => $"{activity.ActivityId}.IsStart"),
        .. type.Transitions.Select(transition => $"{transition.From} -{transition.Outcome}-> {transition.To}")]);
}

using Cms.Workflows.Linting;

namespace Cms.Workflows.Tests.Linting;

/// <summary>The newsroom's own workflow is clean, and each way of spoiling it is found.</summary>
public sealed class EditorialWorkflowTests
{
    private static readonly LintContext Newsroom = new(["Translator", "Editor", "Managing editor"], ["Article"]);

    [Fact]
    public void The_newsrooms_workflow_is_clean() => Assert.Empty(WorkflowLinter.Check(Samples.Editorial, Newsroom));

    [Theory]
    [InlineData("\"NotBy\": [\n          \"translation\"\n        ]", "\"NotBy\": []", "published-unchecked")]
    [InlineData("\"State\": \"ready\"", "\"State\": \"editing\"", "duplicate-state")]
    [InlineData("\"State\": \"ready\"", "\"State\": null", "missing-state")]
    [InlineData("\"State\": \"translation\"", "\"State\": \"translating\"", "unknown-state")]
    [InlineData("\"DestinationActivityId\": \"end\"", "\"DestinationActivityId\": \"fin\"", "broken-transition")]
    [InlineData("\"SourceOutcomeName\": \"Noop\"", "\"SourceOutcomeName\": \"Nope\"", "unconnected-outcome")]
    [InlineData("\"SourceOutcomeName\": \"Return\"", "\"SourceOutcomeName\": \"Approve\"", "unconnected-action")]
    [InlineData("\"LogTask\"", "\"LogTusk\"", "unknown-activity")]
    [InlineData("\"IsStart\": true", "\"IsStart\": false", "no-start")]
    public void Spoiling_it_is_found(string sound, string spoilt, string rule)
    {
        var text = Samples.Text("editorial");
        Assert.Contains(sound, text, StringComparison.Ordinal);
        var type = WorkflowTypeJson.Parse(text.Replace(sound, spoilt, StringComparison.Ordinal));
        Assert.Contains(WorkflowLinter.Check(type, Newsroom), finding => finding.Rule == rule);
    }
}

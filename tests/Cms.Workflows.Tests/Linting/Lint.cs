using Cms.Workflows.Linting;

namespace Cms.Workflows.Tests.Linting;

/// <summary>What one rule finds in a drawing.</summary>
internal static class Lint
{
    /// <summary>Returns the findings of <paramref name="rule"/> as <c>Severity activity</c>.</summary>
    public static IEnumerable<string> Of(string rule, string drawing, LintContext? context = null) =>
        Of(rule, Sketch.Of(drawing), context);

    public static IEnumerable<string> Of(string rule, WorkflowType type, LintContext? context = null)
    {
        var findings = WorkflowLinter.Check(type, context).Where(finding => finding.Rule == rule).ToList();
        Assert.All(findings, finding => Assert.NotEmpty(finding.Mend));
        Assert.All(findings.Where(finding => finding.ActivityId is not null), finding =>
            Assert.Contains(type.Find(finding.ActivityId!)!.Label, finding.Message, StringComparison.Ordinal));
        return findings.Select(finding => $"{finding.Severity} {finding.ActivityId}".TrimEnd());
    }
}

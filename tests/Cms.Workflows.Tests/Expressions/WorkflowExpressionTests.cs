using System.Text.Json;
using Cms.Workflows.Expressions;
using Cms.Workflows.Runs;

namespace Cms.Workflows.Tests.Expressions;

public sealed class WorkflowExpressionTests
{
    private static readonly WorkflowRun Run = new("r", "t", 1) { CorrelationId = "item-1" };

    [Theory]
    [InlineData("", "null")]
    [InlineData("null", "null")]
    [InlineData("true;", "true")]
    [InlineData(" -12.50 ", "-12.50")]
    [InlineData("'it\\'s'", "\"it's\"")]
    [InlineData("\"two\\nlines\"", "\"two\\nlines\"")]
    [InlineData("[1, {\"a\": null}]", "[1, {\"a\": null}]")]
    [InlineData("input('Item')", "{\"Id\":7}")]
    [InlineData("input( \"Item\" ) ;", "{\"Id\":7}")]
    [InlineData("input('None')", "null")]
    [InlineData("property('p')", "\"v\"")]
    [InlineData("correlationId()", "\"item-1\"")]
    public void These_forms_have_a_value(string expression, string json)
    {
        var run = Run with
        {
            Input = Run.Input.Add("Item", JsonElement.Parse("{\"Id\":7}")),
            Properties = Run.Properties.Add("p", JsonElement.Parse("\"v\"")),
        };
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), WorkflowExpression.Evaluate(expression, run)!.Value));
    }

    [Theory]
    [InlineData("1 + 1")]
    [InlineData("input('a') == 'b'")]
    [InlineData("input('a').Id")]
    [InlineData("input('a', 'b')")]
    [InlineData("input(a)")]
    [InlineData("inputs('a')")]
    [InlineData("correlationId(1)")]
    [InlineData("lastResult()")]
    [InlineData("'open")]
    [InlineData("'a' + 'b'")]
    [InlineData("'\\")]
    [InlineData("input('a');input('b')")]
    [InlineData("input('a\\")]
    [InlineData("input(")]
    [InlineData("input)")]
    public void Everything_else_has_none(string expression) => Assert.Null(WorkflowExpression.Evaluate(expression, Run));

    [Fact]
    public void Liquid_without_tags_is_the_text_itself()
    {
        Assert.Equal("plain", WorkflowExpression.EvaluateLiquid("plain")!.Value.GetString());
        Assert.Null(WorkflowExpression.EvaluateLiquid("{{ Workflow.CorrelationId }}"));
        Assert.Null(WorkflowExpression.EvaluateLiquid("{% if a %}{% endif %}"));
    }
}

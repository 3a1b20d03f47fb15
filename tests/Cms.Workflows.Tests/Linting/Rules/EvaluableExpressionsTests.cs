namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class EvaluableExpressionsTests
{
    private const string Rule = "not-evaluable";

    [Fact]
    public void An_expression_beyond_us_is_found() =>
        Assert.Equal(["Error a", "Error c"], Lint.Of(Rule, """
            *a IfElseTask {"Condition": {"Expression": "input('x') > 3"}}
            b SetPropertyTask {"PropertyName": "p", "Value": {"Expression": "input('x')"}}
            c SetPropertyTask {"PropertyName": "p", "LiquidValue": {"Expression": "{{ 'x' }}"}, "Syntax": 1}
            """));

    [Fact]
    public void Expressions_that_others_evaluate_are_theirs() =>
        Assert.Empty(Lint.Of(Rule, """*a EmailTask {"Subject": {"Expression": "{{ ContentItem }}"}}"""));
}

namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class EvaluableExpressionsTests
{
    private const string Rule = "not-evaluable";

    [Fact]
    public void An_expression_beyond_us_is_found() =>
        Assert.Equal(["Error a", "Error c", "Error d"], Lint.Of(Rule, """
            *a IfElseTask {"Condition": {"Expression": "executeQuery('x').length > 3"}}
            b SetPropertyTask {"PropertyName": "p", "Value": {"Expression": "input('x') + 1"}}
            c SetPropertyTask {"PropertyName": "p", "LiquidValue": {"Expression": "{{ 'x' | shape }}"}, "Syntax": 1}
            d EmailTask {"Subject": {"Expression": "{{ ContentItem }}"}}
            e SetPropertyTask {"PropertyName": "p", "LiquidValue": {"Expression": "{{ nothing }}"}, "Syntax": 0}
            """));

    [Fact]
    public void Expressions_that_are_run_elsewhere_are_left_alone() =>
        Assert.Empty(Lint.Of(Rule, """*a SmsTask {"Body": {"Expression": "{{ ContentItem }}"}}"""));
}

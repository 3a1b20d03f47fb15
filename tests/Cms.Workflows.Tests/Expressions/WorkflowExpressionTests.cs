using System.Text.Json;
using Cms.Workflows.Expressions;
using Cms.Workflows.Runs;

namespace Cms.Workflows.Tests.Expressions;

public sealed class WorkflowExpressionTests
{
    private const string Signs = "(){}[]'\"`.,;:=<>!?&|%$x0 \n\\";

    private static readonly WorkflowRun Run = Sample();

    [Theory]
    [InlineData("", "null")]
    [InlineData("true;", "true")]
    [InlineData(" -12.50 ", "-12.5")]
    [InlineData("'it\\'s' + \"\\u0041\"", "\"it'sA\"")]
    [InlineData("[1, {\"a\": null}]", "[1, {\"a\": null}]")]
    [InlineData("input('Item').Tags[0].toUpperCase()", "\"NEWS\"")]
    [InlineData("input('Item').Tags.length > 1 && input('Item').Id === 7", "true")]
    [InlineData("input('None')", "null")]
    [InlineData("input('None')?.Id ?? 'none'", "\"none\"")]
    [InlineData("property('p') == 'v' ? 1 : 2", "1")]
    [InlineData("correlationId()", "\"item-1\"")]
    [InlineData("lastResult().Body", "\"{\\\"n\\\": 3}\"")]
    [InlineData("JSON.parse(lastResult().Body).n * 2 + 1", "7")]
    [InlineData("workflow().Properties.p + workflowId()", "\"vr\"")]
    [InlineData("`Hello ${property('p')}, ${1 + 1}!`", "\"Hello v, 2!\"")]
    [InlineData("const a = [3, 1, 2].sort(); a.map(x => x * 10).join('-')", "\"10-20-30\"")]
    [InlineData("let s = 0; for (const t of input('Item').Tags) { if (t == 'news') continue; s += t.length; } return s;", "4")]
    [InlineData("var i = 0; while (true) { i++; if (i > 4) break; } i", "5")]
    [InlineData("for (let i = 0, j = 1; i < 3; i++) j *= 2;", "8")]
    [InlineData("({ a: 1, ['b' + 1]: ['x', ...['y']] }).b1", "[\"x\",\"y\"]")]
    [InlineData("'1' == 1", "true")]
    [InlineData("'1' === 1", "false")]
    [InlineData("null == undefined", "true")]
    [InlineData("'b' in { b: 1 } && typeof 'x' == 'string'", "true")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("'a,b'.split(',').includes('b')", "true")]
    [InlineData("new Date('2026-11-23T10:00:00Z').toISOString()", "\"2026-11-23T10:00:00.000Z\"")]
    [InlineData("// a comment\nif (input('Item').Id > 5) { 'big' } else { 'small' }", "\"big\"")]
    [InlineData("Object.keys({ b: 1, a: 2 }).concat(['c'])", "[\"b\",\"a\",\"c\"]")]
    [InlineData("[1,2,3].filter(n => n % 2).reduce((a, b) => a + b, 0)", "4")]
    [InlineData("queryString('q')", "\"x y\"")]
    [InlineData("deserializeRequestData().a", "1")]
    [InlineData("signalUrl('Approved')", "\"https://site/Approved/item-1\"")]
    public void A_script_has_the_value_that_JavaScript_gives_it(string script, string json)
    {
        var result = Evaluate(script, ExpressionLanguage.JavaScript, out _);
        Assert.Null(result.Problem);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), result.Value), result.Value.GetRawText());
    }

    [Theory]
    [InlineData("1 +", "1:4: The expression is not complete.")]
    [InlineData("input('a', 'b')", "1:1: 'input' takes one argument, not 2.")]
    [InlineData("input(a)", "1:7: 'a' is not known here.")]
    [InlineData("'open", "1:1: A text is not closed.")]
    [InlineData("1;\n  executeQuery('x')", "2:3: 'executeQuery' is not known here.")]
    [InlineData("'a'.match('b')", "1:5: There is no method 'match' here.")]
    [InlineData("/a/.test('b')", "1:1: A regular expression cannot be evaluated here.")]
    [InlineData("function f() { }", "1:1: 'function' cannot be evaluated here.")]
    [InlineData("`a ${b}`", "1:6: 'b' is not known here.")]
    [InlineData("1 2", "1:3: '2' cannot stand here.")]
    [InlineData("break;", "1:1: 'break' is only for loops.")]
    [InlineData("5 = 3", "1:3: Only a variable or a member can be given a value.")]
    [InlineData("eval('1')", "1:1: 'eval' is not known here.")]
    [InlineData("let x = x;", "1:9: 'x' is not known here.")]
    [InlineData("a ^ b", "1:3: '^' cannot stand here.")]
    [InlineData("1 ^ 2", "1:3: '^' cannot stand here.")]
    public void What_cannot_be_evaluated_is_named_with_its_place(string script, string problem)
    {
        Assert.Null(WorkflowExpression.Read(script, ExpressionLanguage.JavaScript, out var found));
        Assert.Equal(problem, found!.ToString());
    }

    [Theory]
    [InlineData("while (true) { }", "more than 100,000 steps")]
    [InlineData("let s = 'x'; while (true) s += s;", "more than 4,000,000 characters")]
    [InlineData("'x'.repeat(1e9)", "more than 4,000,000 characters")]
    [InlineData("'x'.padStart(3e6).concat('x'.padEnd(3e6, 'ab'))", "more than 4,000,000 characters")]
    [InlineData("let a = []; while (true) a.push(1);", "more than")]
    [InlineData("let a = [1]; while (true) a = a.concat(a);", "more than")]
    [InlineData("const f = { }; f.map = () => f.map(); f.map()", "deeper than 400 levels")]
    [InlineData("const a = []; a.push(a); return a;", "contains itself")]
    [InlineData("const a = []; a.push(a); '' + a", "contains itself")]
    [InlineData("input('None').Id", "There is nothing to read 'Id' of.")]
    [InlineData("throw new Error('Not today.')", "Not today.")]
    [InlineData("let s = 'a'.repeat(2000000); s.replaceAll('a', 'bbbb')", "more than 4,000,000 characters")]
    public void What_goes_wrong_or_on_and_on_is_stopped(string script, string problem)
    {
        var result = Evaluate(script, ExpressionLanguage.JavaScript, out _);
        Assert.Contains(problem, result.Problem?.Message ?? "no problem", StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_nests_without_end_is_refused()
    {
        foreach (var (open, close) in ((string, string)[])[("(", ")"), ("[", "]"), ("!", ""), ("{", "}"), ("x => ", ""), ("-", ""), ("`${", "}`")])
        {
            var script = string.Concat(Enumerable.Repeat(open, 5_000)) + "1" + string.Concat(Enumerable.Repeat(close, 5_000));
            Assert.Null(WorkflowExpression.Read(script, ExpressionLanguage.JavaScript, out _));
        }

        Assert.Null(WorkflowExpression.Read("1" + string.Concat(Enumerable.Repeat(" + 1", 5_000)), ExpressionLanguage.JavaScript, out _));
        Assert.Null(WorkflowExpression.Read(string.Concat(Enumerable.Repeat("{% if true %}", 3_000)), ExpressionLanguage.Liquid, out _));
        Assert.Null(WorkflowExpression.Read(new string(' ', WorkflowExpression.MaxLength + 1), ExpressionLanguage.JavaScript, out _));
    }

    [Fact]
    public void A_script_changes_the_run_and_nothing_else()
    {
        var result = Evaluate(
            "setProperty('n', { a: [1] }); output('o', property('n').a[0]); setCorrelationId('c-2'); log('Information', 'told'); setOutcome('Big');",
            ExpressionLanguage.JavaScript,
            out var scope);
        Assert.Null(result.Problem);
        Assert.Equal("{\"a\":[1]}", scope.Run.Properties["n"].GetRawText());
        Assert.Equal(1, scope.Run.Output["o"].GetInt32());
        Assert.Equal("c-2", scope.Run.CorrelationId);
        Assert.Equal("Big", scope.Outcome);
        Assert.Equal(["Information: told"], scope.Logged.AsEnumerable());
        Assert.False(Run.Properties.ContainsKey("n"));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{{ Workflow.CorrelationId }}", "item-1")]
    [InlineData("{{Workflow.Input.Item.Id}}/{{ Workflow.Input['Item'].Tags[1] }}/{{ Workflow.Properties.None }}", "7/arts/")]
    [InlineData("{% for t in Workflow.Input.Item.Tags %}{{ forloop.index }}.{{ t | upcase }}{% unless forloop.last %}, {% endunless %}{% endfor %}", "1.NEWS, 2.ARTS")]
    [InlineData("{% if Workflow.Input.Item.Id > 5 and Workflow.Properties.p == 'v' %}yes{% else %}no{% endif %}", "yes")]
    [InlineData("{% if Workflow.Input.Item.Tags contains 'sport' %}a{% elsif Workflow.Input.Item.Id == 7 %}b{% endif %}", "b")]
    [InlineData("{% assign x = 'a,b' | split: ',' %}{{ x | join: '+' }}{{ x.size }}", "a+b2")]
    [InlineData("{% capture y %}<{{ 2 | plus: 3 | times: 2 }}>{% endcapture %}{{ y | append: '!' }}", "<10>!")]
    [InlineData("{% case Workflow.Input.Item.Id %}{% when 1, 7 %}hit{% else %}miss{% endcase %}", "hit")]
    [InlineData("a  {%- if true -%}  b  {%- endif -%}  c", "abc")]
    [InlineData("{% comment %}{{ nothing | known }}{% endcomment %}{% raw %}{{ x }}{% endraw %}", "{{ x }}")]
    [InlineData("{{ '2026-11-23T09:05:00Z' | date: '%d %B %Y %H:%M' }}", "23 November 2026 09:05")]
    [InlineData("{{ 'Sig' | signal_url }}", "https://site/Sig/item-1")]
    [InlineData("{{ Workflow.Input.Item | json }}", "{\"Id\":7,\"Tags\":[\"news\",\"arts\"]}")]
    [InlineData("{{ nil | default: 'd' }}{{ 'hello world' | truncate: 8 }}{{ 'x-y' | replace: '-', '_' }}", "dhello...x_y")]
    [InlineData("{% for i in (1..9) limit: 3 offset: 1 reversed %}{% if i == 3 %}{% continue %}{% endif %}{{ i }}{% endfor %}", "42")]
    [InlineData("{{ Request.Query.q }}", "x y")]
    public void A_template_gives_what_Liquid_gives(string template, string text)
    {
        var result = Evaluate(template, ExpressionLanguage.Liquid, out _);
        Assert.Null(result.Problem);
        Assert.Equal(text, result.Text);
    }

    [Theory]
    [InlineData("a\n{{ ContentItem.Title }}", "2:4: 'ContentItem' is not known here.")]
    [InlineData("{{ 'x' | shape_render }}", "1:10: The filter 'shape_render' cannot be evaluated here.")]
    [InlineData("{% layout 'x' %}", "1:4: The tag 'layout' cannot be evaluated here.")]
    [InlineData("{% if true %}", "1:14: The tag 'endif' is missing.")]
    [InlineData("{% endif %}", "1:4: 'endif' ends nothing here.")]
    [InlineData("{{ 'a' ", "1:1: This '{{' is not closed.")]
    [InlineData("{{ 'a' 'b' }}", "1:8: ''b'' cannot stand here.")]
    public void A_template_that_cannot_be_rendered_is_named_with_its_place(string template, string problem)
    {
        Assert.Null(WorkflowExpression.Read(template, ExpressionLanguage.Liquid, out var found));
        Assert.Equal(problem, found!.ToString());
    }

    [Theory]
    [InlineData("{% for i in (1..9999999) %}{% endfor %}", "A range has at most 10,000 numbers.")]
    [InlineData("{% for i in (1..9000) %}{% for j in (1..9000) %}x{% endfor %}{% endfor %}", "more than")]
    [InlineData("{% assign x = 'ab' %}{% for i in (1..40) %}{% assign x = x | append: x %}{% endfor %}", "more than 4,000,000 characters")]
    [InlineData("{{ 1 | divided_by: 0 }}", "This divides by zero.")]
    public void A_template_without_end_is_stopped(string template, string problem) =>
        Assert.Contains(problem, Evaluate(template, ExpressionLanguage.Liquid, out _).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Output_is_encoded_where_the_text_is_html()
    {
        var template = WorkflowExpression.Read("<b>{{ '<i>' }}</b>{{ '<u>' | raw }}", ExpressionLanguage.Liquid, out _, encodeHtml: true)!;
        Assert.Equal("<b>&lt;i&gt;</b><u>", template.Evaluate(new ExpressionScope(Run, new ExpressionHost())).Text);
    }

    /// <summary>Reading never throws and always ends, whatever it is given.</summary>
    [Fact]
    public void Broken_texts_are_refused_or_evaluated_but_never_throw()
    {
        string[] samples =
        [
            "const a = input('Item').Tags.filter(t => t != 'x'); for (const t of a) { setProperty(t, `n ${t.length}`); } a.length ? 'y' : null",
            "{% for t in Workflow.Input.Item.Tags %}{{ t | upcase | append: '-' }}{% else %}none{% endfor %}{% if a == 'b' %}{% endif %}",
        ];
        var random = new Random(7);
        for (var i = 0; i < 4_000; i++)
        {
            var text = samples[i % 2].ToCharArray().ToList();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                var at = random.Next(text.Count);
                if (random.Next(2) == 0)
                    text.RemoveAt(at);
                else
                    text.Insert(at, Signs[random.Next(Signs.Length)]);
            }

            Evaluate(string.Concat(text), i % 2 == 0 ? ExpressionLanguage.JavaScript : ExpressionLanguage.Liquid, out _);
        }
    }

    private static ExpressionResult Evaluate(string text, ExpressionLanguage language, out ExpressionScope scope)
    {
        scope = new ExpressionScope(Run, new ExpressionHost
        {
            SignalUrl = (name, correlation) => $"https://site/{name}/{correlation}",
            Http = new HttpExchange("POST", "/x", "{\"a\":1}") { Query = HttpExchangeOf("q", "x y") },
        });
        return WorkflowExpression.Read(text, language, out var problem)?.Evaluate(scope) ?? new(default, problem);
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> HttpExchangeOf(string key, string value) =>
        System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add(key, value);

    private static WorkflowRun Sample()
    {
        var run = new WorkflowRun("r", "t", 1) { CorrelationId = "item-1", LastResult = JsonElement.Parse("""{"Body": "{\"n\": 3}"}""") };
        return run with
        {
            Input = run.Input.Add("Item", JsonElement.Parse("""{"Id":7,"Tags":["news","arts"]}""")),
            Properties = run.Properties.Add("p", JsonElement.Parse("\"v\"")),
        };
    }
}

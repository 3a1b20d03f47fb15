using System.Text.Json;
using Cms.Workflows.Runs;

namespace Cms.Workflows.Tests.Runs;

public sealed class LoopsAndScriptsTests
{
    private const string Add = """add ScriptTask {"Script": {"Expression": "setProperty('all', (property('all') || '') + '[' + property('x') + ']')"}}""";

    [Theory]
    [InlineData("""{}""", "[0][1][2][3][4][5][6][7][8][9]")]
    [InlineData("""{"From": {"Expression": "3"}, "To": {"Expression": "1"}, "Step": {"Expression": "-1"}}""", "[3][2]")]
    [InlineData("""{"From": {"Expression": "1"}, "To": {"Expression": "input('Count')"}}""", "[1][2]")]
    [InlineData("""{"LiquidTo": {"Expression": "{{ 1 | plus: 1 }}"}, "Syntax": "Liquid", "From": {"Expression": "9"}}""", "[0][1]")]
    [InlineData("""{"From": {"Expression": "5"}, "To": {"Expression": "5"}}""", "")]
    public async Task A_for_loop_counts(string properties, string all)
    {
        var run = await RunAsync($"*loop ForLoopTask {properties}\n{Add}\nloop -Iterate-> add\nadd -Done-> loop");
        Assert.Equal((RunStatus.Finished, all), (run.Status, All(run)));
        Assert.Empty(run.ActivityStates);
    }

    [Theory]
    [InlineData("""{"From": {"Expression": "'a'"}}""", "'a' is no number")]
    [InlineData("""{"Step": {"Expression": "0"}}""", "never ends")]
    [InlineData("""{"To": {"Expression": "input('None').Count"}}""", "Activities[0].Properties.To.Expression 1:")]
    public async Task A_for_loop_without_numbers_faults(string properties, string message)
    {
        var run = await RunAsync($"*loop ForLoopTask {properties}");
        Assert.Equal(RunStatus.Faulted, run.Status);
        Assert.Contains(message, run.FaultMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Enumerable": {"Expression": "['a', 'b']"}}""", "[a][b]")]
    [InlineData("""{"Enumerable": {"Expression": "input('None')"}}""", "")]
    [InlineData("""{"LiquidEnumerable": {"Expression": "one, two"}, "Syntax": 1}""", "[one][two]")]
    [InlineData("""{"LiquidEnumerable": {"Expression": "{{ 'x,y' | split: ',' | json }}"}, "Syntax": 1}""", "[x][y]")]
    public async Task A_for_each_loop_takes_each_value(string properties, string all) =>
        Assert.Equal(all, All(await RunAsync($"*loop ForEachTask {properties}\n{Add}\nloop -Iterate-> add\nadd -Done-> loop")));

    [Fact]
    public async Task A_for_each_loop_faults_where_its_values_do() =>
        Assert.Equal(RunStatus.Faulted, (await RunAsync("""*loop ForEachTask {"Enumerable": {"Expression": "input('None').All"}}""")).Status);

    [Fact]
    public async Task A_loop_in_a_loop_starts_anew_each_time()
    {
        var run = await RunAsync($$$"""
            *outer ForLoopTask {"To": {"Expression": "2"}, "LoopVariableName": "y"}
            inner ForEachTask {"Enumerable": {"Expression": "['a', 'b']"}}
            {{{Add}}}
            outer -Iterate-> inner
            inner -Iterate-> add
            add -Done-> inner
            inner -Done-> outer
            """);
        Assert.Equal("[a][b][a][b]", All(run));
    }

    [Fact]
    public async Task A_while_loop_goes_on_as_long_as_its_condition_holds()
    {
        var run = await RunAsync("""
            *while WhileLoopTask {"Condition": {"Expression": "(property('n') || 0) < 3"}}
            add SetPropertyTask {"PropertyName": "n", "Value": {"Expression": "(property('n') || 0) + 1"}}
            end SetOutputTask {"OutputName": "n", "Value": {"Expression": "property('n')"}}
            while -Iterate-> add
            add -Done-> while
            while -Done-> end
            """);
        Assert.Equal(3, run.Output["n"].GetInt32());
    }

    [Fact]
    public async Task A_while_loop_that_never_ends_is_stopped()
    {
        var type = Sketch.Of("""
            *while WhileLoopTask {"Condition": {"Expression": "true"}}
            while -Iterate-> while
            """);
        var result = await WorkflowPass.StartAsync(type, new("r", 1, "while"), Never, CancellationToken.None);
        Assert.Equal(Refusal.TooManySteps, Assert.IsType<PassResult.Refused>(result).Refusal.Code);
    }

    [Theory]
    [InlineData("setOutcome('Big')", "big")]
    [InlineData("if (input('Count') > 2) setOutcome('Big'); else setOutcome('Small');", "big")]
    [InlineData("'nothing said'", "")]
    public async Task A_script_chooses_its_outcome(string script, string reached)
    {
        var run = await RunAsync($$$"""
            *s ScriptTask {"AvailableOutcomes": ["Big", "Small"], "Script": {"Expression": "{{{script}}}"}}
            big SetPropertyTask {"PropertyName": "all", "Value": {"Expression": "'big'"}}
            s -Big-> big
            """);
        Assert.Equal((RunStatus.Finished, reached), (run.Status, All(run)));
    }

    [Theory]
    [InlineData("setOutcome('Huge')", "not among its outcomes Big, Small")]
    [InlineData("throw 'Enough.'", "1:1: Enough.")]
    [InlineData("while (true) { }", "endless loop")]
    public async Task A_script_that_goes_wrong_faults_the_run(string script, string message)
    {
        var run = await RunAsync($$$"""*s ScriptTask {"AvailableOutcomes": ["Big", "Small"], "Script": {"Expression": "{{{script}}}"}}""");
        Assert.Equal(RunStatus.Faulted, run.Status);
        Assert.Contains(message, run.FaultMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_in_Liquid_holds_unless_it_says_false()
    {
        foreach (var (text, outcome) in ((string, string)[])[("true", "True"), (" false ", "False"), ("", "False"), ("{{ 1 }}", "True")])
        {
            var json = $$$"""{"LiquidCondition": {"Expression": "{{{text}}}"}, "Syntax": "Liquid"}""";
            var ended = await StartAsync(Sketch.Of($"*if IfElseTask {json}"));
            Assert.Equal(outcome, ended.Journal.Single().Outcome);
        }
    }

    [Fact]
    public async Task Texts_are_noted_in_the_journal()
    {
        var ended = await StartAsync(Sketch.Of("""
            *log LogTask {"LogLevel": 2, "Text": {"Expression": "Run {{ Workflow.WorkflowId }}"}}
            notify NotifyTask {"Message": {"Expression": "Told"}}
            liquid LiquidTask {"Expression": {"Expression": "{{ 6 | times: 7 }}"}}
            commit CommitTransactionTask
            log -Done-> notify
            notify -Done-> liquid
            liquid -Done-> commit
            """));
        Assert.Equal(["Run r", "Told", null, null], ended.Journal.Select(step => step.Note));
        Assert.Equal("42", ended.Run.LastResult!.Value.GetString());
    }

    private static async Task<WorkflowRun> RunAsync(string drawing) => (await StartAsync(Sketch.Of(drawing))).Run;

    private static async Task<PassResult.Ended> StartAsync(WorkflowType type)
    {
        var start = new RunStart("r", 1, type.Activities[0].ActivityId);
        start = start with { Input = start.Input.Add("Count", JsonElement.Parse("3")) };
        return Assert.IsType<PassResult.Ended>(await WorkflowPass.StartAsync(type, start, Never, CancellationToken.None));
    }

    private static string All(WorkflowRun run) => run.Properties.TryGetValue("all", out var all) ? all.GetString()! : "";

    private static ValueTask<TaskEnd?> Never(Activity activity, WorkflowRun run, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{activity.Label} was not to be run by the caller.");
}

using System.Globalization;
using System.Text;
using Cms.Workflows.Linting;
using Xunit.Abstractions;

namespace Cms.Workflows.Tests.Linting;

/// <summary>The linter reads the graph; here the engine walks it, every way there is, and the two must agree.</summary>
public sealed class RandomGraphTests(ITestOutputHelper output)
{
    private const int Graphs = 1000;

    [Fact]
    public void Unreachable_is_what_no_run_comes_to()
    {
        ForEachGraph(type =>
        {
            var visited = new HashSet<string>(StringComparer.Ordinal);
            foreach (var start in type.Activities.Where(activity => activity.IsStart))
                visited.UnionWith(Explorer.From(type, start).Visited);

            var unreachable = type.Activities.Select(activity => activity.ActivityId).Where(id => !visited.Contains(id));
            return (unreachable, Linted(type, "unreachable"), "unreachable");
        });
    }

    [Fact]
    public void A_dead_end_is_where_no_run_can_finish_any_more()
    {
        ForEachGraph(type =>
        {
            var unreachable = Linted(type, "unreachable").ToHashSet(StringComparer.Ordinal);
            var dead = type.Activities
                .Where(activity => !unreachable.Contains(activity.ActivityId) && !Explorer.At(type, activity).CanFinish)
                .Select(activity => activity.ActivityId);
            return (dead, Linted(type, "dead-end"), "dead-end");
        });
    }

    [Fact]
    public void Published_unchecked_is_what_some_run_publishes_with_translation_as_the_last_word()
    {
        ForEachGraph(type =>
        {
            var published = new HashSet<string>(StringComparer.Ordinal);
            foreach (var start in type.Activities.Where(activity => activity.IsStart))
                published.UnionWith(Explorer.PublishedUnchecked(type, start));

            return (published, Linted(type, "published-unchecked"), "published-unchecked");
        });
    }

    [Fact]
    public void Nobody_who_translated_gets_a_piece_published_alone_where_the_linter_is_content()
    {
        ForEachGraph(type =>
        {
            var alone = type.Activities.Any(activity => activity.IsStart && Soloist.Publishes(type, activity));
            var content = !Linted(type, "published-unchecked").Any();
            return (content && alone ? ["alone"] : content ? ["checked"] : [], content ? ["checked"] : [], "published by one person");
        });
    }

    [Fact]
    public void A_mend_takes_its_finding_away_and_mending_comes_to_an_end()
    {
        ForEachGraph(type =>
        {
            var mends = 0;
            while (WorkflowLinter.Check(type).FirstOrDefault(finding => finding.Change is not null) is { Change: { } change } finding)
            {
                type = change(type);
                var still = WorkflowLinter.Check(type).Where(other => other.Rule == finding.Rule && other.ActivityId == finding.ActivityId);
                Assert.DoesNotContain(finding.Message, still.Select(other => other.Message));
                Assert.True(++mends < 60, $"Still mending: {finding.Message}");
            }

            var left = Linted(type, "unreachable").Concat(Linted(type, "unconnected-outcome"));
            return (mends > 3 ? ["mended"] : [], [.. left, .. mends > 3 ? (string[])["mended"] : []], "left after mending");
        }, Graphs / 5);
    }

    private static IEnumerable<string> Linted(WorkflowType type, string rule) => WorkflowLinter.Check(type)
        .Where(finding => finding.Rule == rule).Select(finding => finding.ActivityId!);

    private void ForEachGraph(
        Func<WorkflowType, (IEnumerable<string> Explored, IEnumerable<string> Linted, string Rule)> compare, int graphs = Graphs)
    {
        var seed = Environment.GetEnvironmentVariable("CMS_TEST_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        output.WriteLine($"CMS_TEST_SEED={seed}");
        var found = 0;
        for (var i = 0; i < graphs; i++)
        {
            var drawing = Draw(new Random(unchecked(seed + (i * 7919))));
            var (explored, linted, rule) = compare(Sketch.Of(drawing));
            var expected = explored.Order(StringComparer.Ordinal).ToList();
            var actual = linted.Order(StringComparer.Ordinal).ToList();
            Assert.True(
                expected.SequenceEqual(actual),
                $"Seed {seed}, graph {i}: {rule} is [{string.Join(", ", expected)}], linted [{string.Join(", ", actual)}] in\n{drawing}");
            found += actual.Count > 0 ? 1 : 0;
        }

        // Neither verdict may be rare, or the agreement would say little.
        Assert.InRange(found, graphs / 20, graphs - (graphs / 20));
    }

    /// <summary>Up to seven activities, at most one of them a fork, most outcomes connected, a few transitions wrong.</summary>
    private static string Draw(Random random)
    {
        string[] kinds =
        [
            "SignalEvent", "LogTask", "IfElseTask", "PublishContentTask",
            """UserTaskEvent {"Actions": ["Submit", "Drop"], "State": "translation", "Pair": true}""",
            """UserTaskEvent {"Actions": ["Approve", "Return"], "State": "editing", "NotBy": ["translation"]}""",
            """UserTaskEvent {"Actions": ["Go"], "State": "ready"}""",
            """ForkTask {"Forks": ["left", "right"]}""",
        ];
        string[][] outcomes =
        [
            ["Done"], ["Done"], ["True", "False"], ["Published", "Noop"],
            ["Submit", "Drop"], ["Approve", "Return"], ["Go"], ["left", "right"],
        ];
        var count = random.Next(2, 8);
        var drawing = new StringBuilder();
        var forks = 0;
        for (var i = 0; i < count; i++)
        {
            var kind = random.Next(kinds.Length);
            if (outcomes[kind][0] == "left" && forks++ > 0)
                kind = 0;

            var star = i == 0 || random.Next(8) == 0 ? "*" : "";
            drawing.Append(star).Append('n').Append(i).Append(' ').AppendLine(kinds[kind]);
            foreach (var outcome in outcomes[kind].Where(_ => random.Next(12) > 0))
                drawing.AppendLine(CultureInfo.InvariantCulture, $"n{i} -{outcome}-> n{random.Next(count)}");

            if (random.Next(8) == 0)
                drawing.AppendLine(CultureInfo.InvariantCulture, $"n{i} -{(random.Next(2) == 0 ? "Never" : outcomes[kind][0])}-> n{random.Next(count)}");
        }

        return drawing.ToString();
    }
}

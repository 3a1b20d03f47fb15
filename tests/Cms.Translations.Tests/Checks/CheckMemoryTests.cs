using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Cms.Translations.Checks;
using Cms.Translations.Segments;
using Xunit.Abstractions;

namespace Cms.Translations.Tests.Checks;

/// <summary>Checks run with each save: what did not change is not read again, and nothing else is found because of that.</summary>
public sealed class CheckMemoryTests(ITestOutputHelper output)
{
    private const double MostMs = 50;

    /// <summary>The machine does other things too: the quietest round says what the checks themselves need.</summary>
    private const int Rounds = 20;

    [Fact]
    public void One_changed_segment_among_a_thousand_is_checked_in_fifty_milliseconds()
    {
        var (text, memory) = (Story(1_000), new CheckMemory());
        var watch = Stopwatch.StartNew();
        ArticleChecks.Run(text, new(), memory);
        var whole = watch.Elapsed;
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            text = Changed(text, 500 + round, $"In paragraph {round} the storks of Ain al-Safsaf came back once more, and {round} people saw them.");
            watch.Restart();
            var found = ArticleChecks.Run(text, new(), memory);
            best = watch.Elapsed < best ? watch.Elapsed : best;
            Assert.NotEmpty(found);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"measured: checks of 1,000 segments: all {whole.TotalMilliseconds:F0} ms, after a change of one {best.TotalMilliseconds:F1} ms"));
        Assert.True(best.TotalMilliseconds <= MostMs, $"The checks took {best.TotalMilliseconds:F1} ms after a change of one segment.");
    }

    [Fact]
    public void What_is_remembered_finds_what_reading_everything_finds()
    {
        var (random, text, memory) = (new Random(6), Story(60), new CheckMemory());
        string[] targets = ["", "The the storks.", "7 of them in Safsaf", "Seven (of them", "“They came back to the old tower here,” he said", "Al-Safsaf  and Alsafsaf"];
        for (var round = 0; round < 200; round++)
        {
            text = Changed(text, random.Next(60), targets[random.Next(targets.Length)] + (random.Next(2) == 0 ? "." : ""));
            if (random.Next(10) == 0)
                text = text with { Segments = [.. text.Segments.OrderBy(_ => random.Next())] };
            var limits = new CheckLimits();
            Assert.Equal(
                ArticleChecks.Run(text, limits).Select(finding => finding.Fingerprint),
                ArticleChecks.Run(text, limits, memory).Select(finding => finding.Fingerprint));
        }
    }

    private static CheckedText Changed(CheckedText text, int at, string target) =>
        text with { Segments = text.Segments.SetItem(at, text.Segments[at] with { Target = target }) };

    private static CheckedText Story(int count) => new("ar", "en", [.. Enumerable.Range(0, count).Select(i => new CheckedSegment(
        "s" + i,
        i == 0 ? SegmentKind.Headline : SegmentKind.Paragraph,
        $"في الفقرة رقم {i} تعود اللقالق إلى البرج القديم في عين الصفصاف كما تعود كل عام، ويقول الأهالي إن عددها {i * 7} طائرًا.",
        $"In paragraph {i} the storks return to the old tower of Ain al-Safsaf as they do every year, and people say there are {i * 7} of them."))]);
}

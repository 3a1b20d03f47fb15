using Cms.Translations.Checks;
using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Checks;

public sealed class ArticleChecksTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var file in CheckCases.Files)
        {
            foreach (var name in CheckCases.In(file).Keys)
                cases.Add(file, name);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void All_checks_together_find_what_the_case_says_and_nothing_else(string file, string name)
    {
        var (text, expected) = CheckCases.In(file)[name];
        var found = ArticleChecks.Run(text, new()).Select(finding => CheckCases.Show(text, finding)).Order(StringComparer.Ordinal);
        Assert.Equal(expected, string.Join('\n', found));
    }

    [Fact]
    public void Every_check_has_cases_of_its_name_in_which_it_finds_something()
    {
        Assert.Equal(ArticleChecks.All.Length, ArticleChecks.All.Select(check => check.Id).Distinct().Count());
        foreach (var check in ArticleChecks.All.Where(check => !IsBesideTheText(check.Id)))
        {
            Assert.Contains(check.Id, CheckCases.Files);
            Assert.Contains(CheckCases.In(check.Id).Values, c => c.Expected.Contains(check.Id + " ", StringComparison.Ordinal));
        }

        static bool IsBesideTheText(string id) => id is "missing-credit" or "missing-disclaimer" or "summary-length";
    }

    [Fact]
    public void Findings_come_by_risk_and_then_in_reading_order()
    {
        var text = Text(
            new("a", SegmentKind.Headline, "عنوان", "Title  here"),
            new("b", SegmentKind.Paragraph, "قتل 12 شخصا.", "Some were killed."),
            new("c", SegmentKind.Paragraph, "نص.", "The the text."),
            new("d", SegmentKind.Paragraph, "نص آخر.", null));
        Assert.Equal(
            ["number-mismatch b", "untranslated d", "doubled-word c", "whitespace a"],
            ArticleChecks.Run(text, new()).Select(finding => $"{finding.Check} {finding.Place.SegmentId}"));
    }

    [Fact]
    public void A_fingerprint_stays_while_both_texts_stay_and_changes_with_either()
    {
        var segment = new CheckedSegment("a", SegmentKind.Paragraph, "قتل 12 شخصا.", "Some were killed.");
        var same = Fingerprint(segment);
        Assert.Equal(same, Fingerprint(segment));
        Assert.NotEqual(same, Fingerprint(segment with { Target = "Some people were killed." }));
        Assert.NotEqual(same, Fingerprint(segment with { Source = "قتل 12 شخصا امس." }));
        Assert.NotEqual(same, Fingerprint(segment with { Id = "b" }));

        static string Fingerprint(CheckedSegment segment) => Assert.Single(ArticleChecks.Run(Text(segment), new())).Fingerprint;
    }

    [Fact]
    public void What_stands_beside_the_text_is_checked_where_it_is_known()
    {
        var text = Text(new CheckedSegment("a", SegmentKind.Paragraph, "نص.", "Text."));
        Assert.Empty(ArticleChecks.Run(text, new()));
        var bare = text with { Details = new(null, 0, false, [new("LeadImage", "lamp.jpg", " "), new("LeadImage", "map.png", "A map")]) };
        Assert.Equal(
            [
                "Translators: No translator is credited.",
                "Disclaimer: No disclaimer applies to this article.",
                "LeadImage: The image lamp.jpg has no alternative text.",
                "Summary: The summary is missing.",
            ],
            Show(bare));
        Assert.Equal(
            ["Summary: The summary has 5 characters; 40 is the least."],
            Show(text with { Details = new("Short", 1, true, []) }));
        Assert.Equal(
            ["Summary: The summary has 301 characters; 300 is the most."],
            Show(text with { Details = new(new string('x', 301), 1, true, []) }));

        static IEnumerable<string> Show(CheckedText text) =>
            ArticleChecks.Run(text, new()).Select(finding => $"{finding.Place.Field}: {finding.Text}");
    }

    private static CheckedText Text(params CheckedSegment[] segments) => new("ar", "en", [.. segments]);
}

using Cms.Site.Html;

namespace Cms.Site.Tests.Html;

public sealed class SafeHtmlTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Html", "Cases", "safe-html.md"))
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal));
            foreach (var cells in rows.Select(row => row.Trim('|', ' ').Split(" | ")))
                cases.Add(cells[0].Trim('`'), cells[1] == "(nothing)" ? "" : cells[1].Trim('`'));
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_text_is_left(string html, string expected) => Assert.Equal(expected, SafeHtml.From(html) ?? "");

    [Fact]
    public void Cleaning_twice_changes_nothing()
    {
        Assert.True(Cases.Count > 20);
        foreach (var row in Cases)
        {
            var once = SafeHtml.From((string)row[0]);
            Assert.Equal(once, SafeHtml.From(once));
        }
    }

    [Fact]
    public void Deep_nesting_does_not_break_it()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 5000)) + "deep";
        _ = SafeHtml.From(html);
    }
}

using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Segments;

public sealed class SegmenterTests
{
    private const string Story = """
        First paragraph with **bold** and
        a [link](https://example.org).

        ## A heading

        - one
          - inner

            more of inner
        - two

        > quoted
        >
        > quoted on

        3. three
        4. four

        | a | b |
        |---|---|
        | 1 | 2 |

        ```
        code
        ```

        ***

        See [it][1].

        [1]: https://example.org/1 "One"
        """;

    [Fact]
    public void One_block_is_one_segment_in_reading_order()
    {
        var cut = Segmenter.Cut(" The  title ", Story);

        Assert.Equal(
        [
            "Headline 0  The title",
            "Paragraph 0  First paragraph with **bold** and\na [link](https://example.org).",
            "Heading 2  A heading",
            "ListItem 1 - one",
            "ListItem 2 - inner",
            "Paragraph 2 - more of inner",
            "ListItem 1 - two",
            "Quote 1 > quoted",
            "Quote 1 > quoted on",
            "ListItem 1 3. three",
            "ListItem 1 4. four",
            "Table 0  | a | b |\n|---|---|\n| 1 | 2 |",
            "Code 0  ```\ncode\n```",
            "ThematicBreak 0  ___",
            "Paragraph 0  See [it][1].",
            "LinkDefinition 0  [1]: <https://example.org/1> \"One\"",
        ],
        cut.Select(segment => $"{segment.Kind} {segment.Level} {segment.Marker} {segment.Text}"));
    }

    [Fact]
    public void What_is_kept_as_it_is_needs_no_translation() =>
        Assert.Equal(
            [SegmentKind.Code, SegmentKind.ThematicBreak, SegmentKind.LinkDefinition],
            Segmenter.Cut("t", Story).Where(segment => !segment.IsTranslatable).Select(segment => segment.Kind));

    [Fact]
    public void An_unchanged_block_keeps_its_id_in_the_next_revision()
    {
        var before = Segmenter.Cut("Title", "One.\n\nTwo.\n\nThree.");
        var after = Segmenter.Cut("New title", "One.\n\nInserted.\n\nTwo, changed.\n\nThree.");

        Assert.Equal([before[1].Id, before[3].Id], after.Select(s => s.Id).Intersect(before.Select(s => s.Id)));
        Assert.NotEqual(before[0].Id, after[0].Id);
    }

    [Fact]
    public void A_repeated_block_gets_a_number_and_the_kind_counts()
    {
        var cut = Segmenter.Cut("Same", "Same\n\nSame\n\n# Same\n\nSame");

        Assert.Equal(cut[1].Id + "-2", cut[2].Id);
        Assert.Equal(cut[1].Id + "-3", cut[4].Id);
        Assert.Equal(3, new[] { cut[0].Id, cut[1].Id, cut[3].Id }.Distinct().Count());
        Assert.All(cut, segment => Assert.Matches("^[0-9a-f]{12}(-[0-9]+)?$", segment.Id));
        Assert.Single(cut.Select(segment => segment.Hash).Distinct());
    }

    [Fact]
    public void The_id_and_hash_are_those_that_are_stored()
    {
        var headline = Segmenter.Cut("Bread", "")[0];

        // printf 'headline\nBread' | sha256sum; printf 'Bread' | sha256sum
        Assert.Equal("d9fca5ea4137", headline.Id);
        Assert.Equal("sha256:e882154bb2efd87356681a6ed0485cb51511d9e61f17235aebd7830fbe91e1c0", headline.Hash);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "text", 1)]
    [InlineData("title", "", 1)]
    [InlineData("", "##\n\n>\n\n-\n", 0)]
    [InlineData("title", " \n\n\t\n", 1)]
    public void Empty_blocks_give_no_segment(string title, string markdown, int count) => Assert.Equal(count, Segmenter.Cut(title, markdown).Length);

    [Fact]
    public void A_text_nested_deeper_than_anybody_writes_keeps_its_words()
    {
        var cut = Segmenter.Cut("", new string('>', 4000) + " words\n\n" + string.Concat(Enumerable.Repeat("- ", 4000)) + "more");

        Assert.Contains(cut, segment => segment.Text.Contains("words", StringComparison.Ordinal));
        Assert.Contains(cut, segment => segment.Text.Contains("more", StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_reads_back_as_it_is_written()
    {
        var place = Segmenter.Cut("", "> - a\n>\n>   12) b")[1].Place;

        Assert.Equal(">1/-1:1~/12)2:1", place);
        Assert.Equal(place, SegmentPlace.Parse(place).ToString());
    }
}

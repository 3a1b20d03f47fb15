using Cms.Translations.Alignment;
using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Alignment;

/// <summary>An edit of an article's body, read against the blocks its segments stand for.</summary>
public sealed class BodyAlignmentTests
{
    private const string Body = "The storks came back to the tower.\n\n## At night\n\nThe council voted on the budget yesterday.\n\nNobody came to the square.";

    private static readonly KnownBlock[] Known =
    [
        Paragraph("s1", "The storks came back to the tower."),
        new("s2", SegmentKind.Heading, "At night"),
        Paragraph("s3", "The council voted on the budget yesterday."),
        Paragraph("s4", "Nobody came to the square."),
    ];

    [Fact]
    public void A_body_that_did_not_change_does_nothing()
    {
        var edit = BodyAlignment.Compare(Known, Body, Body);
        Assert.Empty(edit.Changes);
        Assert.Equal(["s1", "s2", "s3", "s4"], edit.Order.AsEnumerable());
    }

    [Fact]
    public void A_block_that_was_reworded_goes_to_its_segment()
    {
        var edit = BodyAlignment.Compare(Known, Body, Body.Replace("voted on the budget", "voted for the budget", StringComparison.Ordinal));
        Assert.Equal([new BodyChange.Rewritten("s3", "The council voted for the budget yesterday.")], edit.Changes.AsEnumerable());
    }

    [Fact]
    public void A_block_of_its_own_is_added_behind_what_stands_before_it()
    {
        var edit = BodyAlignment.Compare(Known, Body, Body.Replace("## At night", "A word of the editors.\n\n## At night", StringComparison.Ordinal));
        var added = Assert.IsType<BodyChange.Added>(Assert.Single(edit.Changes));
        Assert.Equal(("A word of the editors.", "s1", null), (added.Block.Text, added.After, added.Instead));
    }

    [Fact]
    public void A_block_that_is_gone_is_taken_out_and_one_that_replaces_it_suggests_itself()
    {
        var gone = BodyAlignment.Compare(Known, Body, Body.Replace("\n\nNobody came to the square.", "", StringComparison.Ordinal));
        Assert.Equal([new BodyChange.TakenOut("s4")], gone.Changes.AsEnumerable());

        var replaced = BodyAlignment.Compare(Known, Body, Body.Replace("Nobody came to the square.", "Rain fell.", StringComparison.Ordinal));
        var added = Assert.IsType<BodyChange.Added>(Assert.Single(replaced.Changes));
        Assert.Equal(("Rain fell.", "s3", "s4"), (added.Block.Text, added.After, added.Instead));
    }

    [Fact]
    public void What_somebody_else_changed_meanwhile_is_not_written_over()
    {
        var known = Known.ToArray();
        known[2] = Paragraph("s3", "The council voted on the budget on Tuesday.");
        var edit = BodyAlignment.Compare(known, Body, Body.Replace("budget yesterday", "budget again", StringComparison.Ordinal));
        var added = Assert.IsType<BodyChange.Added>(Assert.Single(edit.Changes));
        Assert.Equal("s3", added.Instead);

        // Nor is it put back by an edit of something else.
        Assert.Equal(
            [new BodyChange.Rewritten("s4", "Nobody came to the old square.")],
            BodyAlignment.Compare(known, Body, Body.Replace("the square", "the old square", StringComparison.Ordinal)).Changes.AsEnumerable());
    }

    [Fact]
    public void What_both_wrote_alike_is_there_already()
    {
        var known = Known.Append(Paragraph("s5", "A fifth one.")).ToArray();
        var edit = BodyAlignment.Compare(known, Body, Body + "\n\nA fifth one.");
        Assert.Empty(edit.Changes);
        Assert.Equal("s5", edit.Order[^1]);
    }

    [Fact]
    public void Blocks_that_were_moved_are_the_same_blocks_in_another_order()
    {
        var blocks = Body.Split("\n\n");
        var edit = BodyAlignment.Compare(Known, Body, string.Join("\n\n", blocks[3], blocks[0], blocks[1], blocks[2]));
        Assert.Empty(edit.Changes);
        Assert.Equal(["s4", "s1", "s2", "s3"], edit.Order.AsEnumerable());
    }

    [Fact]
    public void A_loose_block_is_reworded_and_taken_out_like_any_other()
    {
        var known = Known.Append(Paragraph("loose", "A word of the editors.") with { IsLoose = true }).ToArray();
        var before = Body + "\n\nA word of the editors.";
        Assert.Empty(BodyAlignment.Compare(known, before, before).Changes);
        Assert.Equal(
            [new BodyChange.Rewritten("loose", "A word of our editors.")],
            BodyAlignment.Compare(known, before, before.Replace("the editors", "our editors", StringComparison.Ordinal)).Changes.AsEnumerable());
        Assert.Equal([new BodyChange.TakenOut("loose")], BodyAlignment.Compare(known, before, Body).Changes.AsEnumerable());
    }

    /// <summary>Whatever happens to a body, each of its blocks is one that is known, rewritten, or added.</summary>
    [Fact]
    public void No_block_of_any_edit_is_dropped()
    {
        var random = new Random(6);
        var words = "storks tower council budget vote square night rain city people came went said old new".Split(' ');
        string Sentence() => string.Join(' ', Enumerable.Range(0, random.Next(3, 9)).Select(_ => words[random.Next(words.Length)])) + ".";
        for (var round = 0; round < 300; round++)
        {
            var texts = Enumerable.Range(0, random.Next(0, 8)).Select(_ => Sentence()).Distinct(StringComparer.Ordinal).ToList();
            var known = texts.Select((text, i) => Paragraph("s" + i, random.Next(5) == 0 ? Sentence() : text)).ToArray();
            var after = texts.ToList();
            for (var edits = random.Next(0, 5); edits > 0; edits--)
            {
                var at = random.Next(after.Count + 1);
                if (random.Next(2) == 0 || at == after.Count)
                    after.Insert(at, Sentence());
                else if (random.Next(2) == 0)
                    after.RemoveAt(at);
                else
                    after[at] = after[at].Replace("storks", "birds", StringComparison.Ordinal);
            }

            var edit = BodyAlignment.Compare(known, string.Join("\n\n", texts), string.Join("\n\n", after));
            var found = edit.Changes.Select(change => change switch
                {
                    BodyChange.Rewritten rewritten => rewritten.Text,
                    BodyChange.Added added => added.Block.Text,
                    _ => "",
                })
                .Concat(known.Select(block => block.Text)).Concat(texts).ToHashSet(StringComparer.Ordinal);
            Assert.All(after, block => Assert.Contains(block, found));
            Assert.Equal(edit.Order.Length, edit.Order.Distinct().Count());
        }
    }

    private static KnownBlock Paragraph(string key, string text) => new(key, SegmentKind.Paragraph, text);
}

using System.Collections.Immutable;
using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Segments;

/// <summary>Segments are split, merged, moved and added to; every one keeps its way to the source, and nothing is lost.</summary>
public sealed class ArrangementTests
{
    private static readonly ImmutableArray<Segment> Source = Segmenter.Cut("Title", "One. Two.\n\nThree.\n\nFour.");

    private static readonly Arrangement Whole = Arrangement.Of(Source);

    private static string Id(int position) => Source[position].Id;

    [Fact]
    public void Nothing_arranged_is_the_source_itself() => Assert.Equal(Source.ToArray(), Whole.Arrange(Source).ToArray());

    [Fact]
    public void A_split_segment_has_both_parts_of_its_source()
    {
        var (next, second) = Whole.Split(Id(1), 5, Source)!.Value;
        var arranged = next.Arrange(Source);
        Assert.Equal(["Title", "One.", "Two.", "Three.", "Four."], arranged.Select(s => s.Text));
        Assert.Equal(second, arranged[2].Id);
        Assert.NotEqual(Source[1].Hash, arranged[1].Hash);
        Assert.Equal([0, 1, 2, 3, 4], arranged.Select(s => s.Position));
    }

    [Fact]
    public void What_was_split_and_merged_again_reads_as_before()
    {
        var (split, _) = Whole.Split(Id(1), 5, Source)!.Value;
        var (merged, _) = split.Merge(Id(1), split.Arrange(Source))!.Value;
        var arranged = merged.Arrange(Source);
        Assert.Equal(Source.Select(s => s.Text), arranged.Select(s => s.Text));
        Assert.Equal(Source[1].Hash, arranged[1].Hash);
    }

    [Fact]
    public void Two_merged_segments_are_one_of_both_sources()
    {
        var (next, gone) = Whole.Merge(Id(2), Source)!.Value;
        Assert.Equal(Id(3), gone);
        Assert.Equal(["Title", "One. Two.", "Three. Four."], next.Arrange(Source).Select(s => s.Text));
    }

    [Fact]
    public void The_headline_is_neither_split_nor_merged_nor_moved()
    {
        Assert.Null(Whole.Split(Id(0), 2, Source));
        Assert.Null(Whole.Merge(Id(0), Source));
        Assert.Null(Whole.Move(Id(0), Id(2)));
    }

    [Fact]
    public void A_moved_segment_stands_behind_the_other() =>
        Assert.Equal(["Title", "Three.", "Four.", "One. Two."], Whole.Move(Id(1), Id(3))!.Arrange(Source).Select(s => s.Text));

    [Fact]
    public void An_added_segment_is_marked_and_only_it_can_be_taken_out()
    {
        var added = Whole.Insert("new-1", Id(1))!;
        Assert.True(added.Arrange(Source)[2].IsInserted);
        Assert.Null(added.Remove(Id(1)));
        Assert.Equal(Source.ToArray(), added.Remove("new-1")!.Arrange(Source).ToArray());
    }

    [Fact]
    public void A_newer_source_adds_its_segments_in_their_place_and_leaves_out_what_it_dropped()
    {
        var newer = Segmenter.Cut("Title", "One. Two.\n\nNew.\n\nFour.");
        var (merged, _) = Whole.Insert("new-1", Id(3))!.Merge(Id(2), Whole.Arrange(Source))!.Value;
        Assert.Equal(["Title", "One. Two.", "New.", "Four.", ""], merged.Arrange(newer).Select(s => s.Text));
    }

    [Fact]
    public void It_survives_being_stored()
    {
        var (next, _) = Whole.Split(Id(1), 5, Source)!.Value;
        Assert.Equal(next.Arrange(Source).ToArray(), Arrangement.FromJson(next.ToJson(), 7).Arrange(Source).ToArray());
    }

    [Fact]
    public void What_is_left_out_and_what_was_added_without_a_text_is_not_in_the_body()
    {
        var arranged = Whole.Insert("new-1", Id(1))!.Arrange(Source);
        var targets = arranged.Where(s => !s.IsInserted).Select(s => new Target(
            s.Id, 1, "T " + s.Text, TargetState.Translated, TargetOrigin.Human, Omitted: s.Text == "Three." ? "not ours" : null));
        var assembled = BodyAssembler.Assemble(arranged, targets);
        Assert.Equal("T One. Two.\n\nT Four.", assembled.Markdown);
        Assert.True(assembled.IsComplete);
    }
}

using Cms.Translations.Alignment;
using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Alignment;

public sealed class RevisionAlignmentTests
{
    private static readonly string[] Vocabulary = ["قال", "المدينة", "اليوم", "وصل", "عشرة", "رجال", "الى", "السوق", "market", "water"];

    [Fact]
    public void A_changed_figure_is_a_changed_segment_and_the_others_stay()
    {
        Assert.Equal(
            [
                "Unchanged: Title > Title",
                "Changed: Twelve people were killed on Monday. > Fourteen people were killed on Monday.",
                "Removed: A sentence that goes. > ",
                "Unchanged: The end. > The end.",
                "Added:  > Nothing like it was there before, at all.",
            ],
            Show(
                Cut("Title", "Twelve people were killed on Monday.\n\nA sentence that goes.\n\nThe end."),
                Cut("Title", "Fourteen people were killed on Monday.\n\nThe end.\n\nNothing like it was there before, at all.")));
    }

    [Fact]
    public void A_segment_that_moved_keeps_its_work_and_a_new_headline_is_the_old_one_changed() => Assert.Equal(
        ["Changed: Old words > Another headline", "Unchanged: Two. > Two.", "Unchanged: One. > One."],
        Show(Cut("Old words", "One.\n\nTwo."), Cut("Another headline", "Two.\n\nOne.")));

    [Fact]
    public void Of_any_two_revisions_each_segment_is_told_once_in_order_and_no_identical_text_is_lost()
    {
        var random = new Random(20_261_123);
        for (var round = 0; round < 300; round++)
        {
            var old = Paragraphs(random);
            var next = Edit(old, random);
            var (before, after) = (Cut("T", string.Join("\n\n", old)), Cut("T", string.Join("\n\n", next)));
            var aligned = RevisionAlignment.Align(before, after);

            Assert.Equal(after.Select(segment => segment.Id), aligned.Where(a => a.New is not null).Select(a => a.New!.Id));
            Assert.Equal(
                before.Select(segment => segment.Id).Order(StringComparer.Ordinal),
                aligned.Where(a => a.Old is not null).Select(a => a.Old!.Id).Order(StringComparer.Ordinal));
            Assert.Equal(
                before.Select(segment => segment.Id).Intersect(after.Select(segment => segment.Id)).Count(),
                aligned.Count(a => a.Change == SegmentChange.Unchanged));
            Assert.All(aligned, a => Assert.Equal(
                (a.Old, a.New) switch { (null, _) => SegmentChange.Added, (_, null) => SegmentChange.Removed, var (o, n) when o.Id == n.Id => SegmentChange.Unchanged, _ => SegmentChange.Changed },
                a.Change));
            var changed = aligned.Where(a => a.Change == SegmentChange.Changed).Select(a => a.Old!.Position).ToList();
            Assert.Equal(changed.Order(), changed);
        }
    }

    [Fact]
    public void A_difference_is_both_texts_whichever_pieces_are_left_out()
    {
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var (one, two) = (Sentence(random, 12), Sentence(random, 12));
            var pieces = WordDifference.Between(one, two);
            Assert.Equal(one, string.Concat(pieces.Where(piece => piece.Kind != DifferenceKind.Added).Select(piece => piece.Text)));
            Assert.Equal(two, string.Concat(pieces.Where(piece => piece.Kind != DifferenceKind.Removed).Select(piece => piece.Text)));
            Assert.All(pieces.Zip(pieces.Skip(1)), pair => Assert.NotEqual(pair.First.Kind, pair.Second.Kind));
        }
    }

    [Fact]
    public void A_difference_is_in_whole_words() => Assert.Equal(
        ["Same: قتل ", "Removed: ١٢", "Added: ١٤", "Same:  شخصا."],
        WordDifference.Between("قتل ١٢ شخصا.", "قتل ١٤ شخصا.").Select(piece => $"{piece.Kind}: {piece.Text}"));

    private static IEnumerable<string> Show(IEnumerable<Segment> old, IEnumerable<Segment> next) =>
        RevisionAlignment.Align(old, next).Select(a => $"{a.Change}: {a.Old?.Text} > {a.New?.Text}");

    private static System.Collections.Immutable.ImmutableArray<Segment> Cut(string title, string markdown) => Segmenter.Cut(title, markdown);

    private static List<string> Paragraphs(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Sentence(random, random.Next(1, 9)))];

    private static string Sentence(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Vocabulary[random.Next(Vocabulary.Length)])) + ".";

    private static List<string> Edit(List<string> paragraphs, Random random)
    {
        var next = paragraphs.ToList();
        for (var edits = random.Next(0, 5); edits > 0; edits--)
        {
            var at = random.Next(next.Count + 1);
            switch (random.Next(4))
            {
                case 0:
                    next.Insert(at, Sentence(random, 5));
                    break;
                case 1 when at < next.Count && next.Count > 1:
                    next.RemoveAt(at);
                    break;
                case 2 when at < next.Count:
                    next[at] = next[at][..^1] + " " + Vocabulary[random.Next(Vocabulary.Length)] + ".";
                    break;
                case 3 when at < next.Count:
                    var moved = next[at];
                    next.RemoveAt(at);
                    next.Insert(random.Next(next.Count + 1), moved);
                    break;
            }
        }

        return next;
    }
}

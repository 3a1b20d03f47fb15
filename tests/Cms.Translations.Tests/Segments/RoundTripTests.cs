using System.Globalization;
using Cms.Translations.Markdown;
using Cms.Translations.Segments;
using Xunit.Abstractions;

namespace Cms.Translations.Tests.Segments;

/// <summary>Rules that hold for any document; <c>CMS_SEED</c> and <c>CMS_DOCUMENTS</c> repeat or lengthen a run.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    [Fact]
    public void Targets_equal_to_the_source_give_the_segmentation_of_the_source() => ForEachDocument((title, markdown) =>
    {
        var cut = Segmenter.Cut(title, markdown);
        var assembled = BodyAssembler.Assemble(cut, cut.Select(Same));

        Assert.Empty(assembled.Untranslated);
        Assert.Equal(cut.AsEnumerable(), Segmenter.Cut(assembled.Title ?? "", assembled.Markdown));
    });

    [Fact]
    public void A_document_cut_and_assembled_reads_the_same() => ForEachDocument((title, markdown) =>
    {
        var cut = Segmenter.Cut(title, markdown);
        var assembled = BodyAssembler.Assemble(cut, cut.Select(Same));

        Assert.Equal(Letters(markdown), Letters(assembled.Markdown));
    });

    [Fact]
    public void Ids_are_unique_within_a_revision_and_positions_have_no_gaps() => ForEachDocument((title, markdown) =>
    {
        var cut = Segmenter.Cut(title, markdown);

        Assert.Equal(cut.Length, cut.Select(segment => segment.Id).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, cut.Length), cut.Select(segment => segment.Position));
    });

    [Fact]
    public void Whatever_is_left_untranslated_every_target_stays_one_block_of_its_kind() => ForEachDocument((title, markdown) =>
    {
        var random = new Random(markdown.Length);
        var cut = Segmenter.Cut(title, markdown);
        var translated = cut.Where(_ => random.Next(2) == 0).ToList();
        var assembled = BodyAssembler.Assemble(cut, translated.Select(Same));

        var expected = cut.Where(segment => !segment.IsTranslatable || translated.Contains(segment));
        Assert.Equal(
            expected.Select(segment => (Plain(segment.Kind), segment.Text)),
            Segmenter.Cut(assembled.Title ?? "", assembled.Markdown).Select(segment => (Plain(segment.Kind), segment.Text)));
    });

    [Fact]
    public void No_target_breaks_out_of_its_block() => ForEachDocument((_, foreign) =>
    {
        var cut = Segmenter.Cut("", "One.\n\n- Two.\n\n> Three.\n\n## Four\n\n1. Five.");
        if (string.IsNullOrWhiteSpace(foreign))
            return;

        var assembled = BodyAssembler.Assemble(cut, cut.Select(segment => Same(segment) with { Text = foreign }));
        var again = Segmenter.Cut("", assembled.Markdown);

        Assert.Equal(cut.Select(segment => segment.Level), again.Select(segment => segment.Level));
        Assert.Equal(cut.Select(segment => segment.Place), again.Select(segment => segment.Place));
    });

    private static Target Same(Segment segment) =>
        new(segment.Id, 1, segment.Text, TargetState.Translated, TargetOrigin.Human);

    /// <summary>The first paragraph of an item that is left is its ListItem, whatever it was in the source.</summary>
    private static SegmentKind Plain(SegmentKind kind) => kind == SegmentKind.ListItem ? SegmentKind.Paragraph : kind;

    private static string Letters(string markdown) =>
        string.Concat(MarkdownRenderer.ToPlainText(markdown).Normalize().Where(char.IsLetterOrDigit));

    private void ForEachDocument(Action<string, string> holds)
    {
        var seed = Setting("CMS_SEED") ?? Random.Shared.Next();
        var count = Setting("CMS_DOCUMENTS") ?? 400;
        output.WriteLine($"seed {seed}, {count} documents");
        for (var i = 0; i < count; i++)
        {
            var documents = new MarkdownDocuments(unchecked(seed + i));
            var (title, markdown) = (documents.Title(), documents.Next());
            if (Failure(holds, title, markdown) is null)
                continue;

            var shortest = Shrink(markdown, shorter => Failure(holds, title, shorter) is not null);
            throw new InvalidOperationException(
                $"CMS_SEED={unchecked(seed + i)} CMS_DOCUMENTS=1, shortened:\n---\n{shortest}\n---", Failure(holds, title, shortest));
        }
    }

    private static Exception? Failure(Action<string, string> holds, string title, string markdown) =>
        Record.Exception(() => holds(title, markdown));

    private static string Shrink(string markdown, Func<string, bool> stillFails)
    {
        foreach (var separator in "\n \n ")
        {
            var pieces = markdown.Split(separator).ToList();
            for (var i = pieces.Count - 1; i >= 0; i--)
            {
                var shorter = pieces.Where((_, index) => index != i).ToList();
                if (stillFails(string.Join(separator, shorter)))
                    pieces = shorter;
            }

            markdown = string.Join(separator, pieces);
        }

        return markdown;
    }

    internal static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}

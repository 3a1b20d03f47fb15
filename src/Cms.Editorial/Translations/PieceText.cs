using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Translations.Alignment;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>An article's text as its segments and targets stand: where title and body come from.</summary>
/// <param name="Arrangement">Null while the segments stand as in the source.</param>
/// <param name="Loose">Blocks of the body that belong to no segment: whoever moves the piece on decides about them first.</param>
/// <param name="Mark">Around what we added.</param>
internal sealed record PieceText(
    SourceRevision Revision,
    IReadOnlyList<StoredTarget> Targets,
    Arrangement? Arrangement,
    IReadOnlyList<LooseBlock> Loose,
    InsertionMark Mark)
{
    private ImmutableArray<Segment>? _segments;
    private AssembledArticle? _assembled;

    public AssembledArticle Assembled =>
        _assembled ??= BodyAssembler.Assemble(Segments, Targets.Select(target => target.Target), Mark);

    /// <summary>As they stand in the article.</summary>
    public ImmutableArray<Segment> Segments => _segments ??= Arrangement?.Arrange(Revision.Segments)
        ?? [.. Revision.Segments.OrderBy(segment => segment.Position)];

    /// <summary>How many saves there were so far: each save raises one target's number, or the arrangement's, by one.</summary>
    public int Saves => Targets.Sum(target => target.Target.Number) + (Arrangement?.Number ?? 0);

    /// <summary>Texts whose segment is no longer there: kept, and shown until somebody takes them over.</summary>
    public IEnumerable<StoredTarget> Unlinked
    {
        get
        {
            var linked = Segments.Select(segment => segment.Id).ToHashSet(StringComparer.Ordinal);
            return Targets.Where(t => !linked.Contains(t.Target.SegmentId) && !string.IsNullOrWhiteSpace(t.Target.Text));
        }
    }

    /// <summary>Returns null where nothing was saved yet.</summary>
    public StoredTarget? TargetOf(string segment) => Targets.FirstOrDefault(target => target.Target.SegmentId == segment);

    /// <summary>The blocks of the body as they stand now, and those that are loose.</summary>
    public IReadOnlyList<KnownBlock> KnownBlocks()
    {
        var (written, cut) = (Assembled.Written, Segmenter.Cut("", Assembled.Markdown));
        var known = new List<KnownBlock>();
        for (var i = 0; i < written.Count; i++)
        {
            // One block a segment; where Markdown reads another number of them, the segments' own texts have to do.
            var block = written.Count == cut.Length ? cut[i] : written[i] with { Text = TargetOf(written[i].Id)?.Target.Text ?? written[i].Text };
            known.Add(new(written[i].Id, block.Kind, block.Text));
        }

        known.AddRange(Loose.Select(block => new KnownBlock(block.Id, block.Kind, block.Text, IsLoose: true)));
        return known;
    }

    /// <summary>Whether the title comes from a segment; a source without headline leaves it to the item editor.</summary>
    public bool HasHeadline => Segments.Any(segment => segment.Kind == SegmentKind.Headline);

    /// <summary>Returns the content with this title and body in place.</summary>
    public ItemContent WriteTo(ItemContent content) => content.Edit(root =>
    {
        if (HasHeadline)
            Part(root, "TitlePart")["Title"] = Assembled.Title ?? "";
        Part(root, "MarkdownBodyPart")["Markdown"] = Assembled.Markdown;
    });

    /// <summary>What the article is called while its headline has no target: the original one.</summary>
    public string DisplayText => Assembled.Title is { Length: > 0 } title ? title : Revision.Title;

    public static bool SameTitle(ItemContent one, ItemContent other) =>
        (one.Text("TitlePart", "Title") ?? "") == (other.Text("TitlePart", "Title") ?? "");

    public static bool SameBody(ItemContent one, ItemContent other) =>
        (one.Text("MarkdownBodyPart", "Markdown") ?? "") == (other.Text("MarkdownBodyPart", "Markdown") ?? "");

    private static JsonObject Part(JsonObject root, string name)
    {
        if (root[name] is not JsonObject part)
            root[name] = part = [];
        return part;
    }
}

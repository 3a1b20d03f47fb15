using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>An article's text as its segments and targets stand: where title and body come from.</summary>
internal sealed record PieceText(SourceRevision Revision, IReadOnlyList<StoredTarget> Targets)
{
    private AssembledArticle? _assembled;

    public AssembledArticle Assembled =>
        _assembled ??= BodyAssembler.Assemble(Revision.Segments, Targets.Select(target => target.Target));

    /// <summary>How many saves there were so far: each save raises one target's number by one.</summary>
    public int Saves => Targets.Sum(target => target.Target.Number);

    /// <summary>Whether the title comes from a segment; a source without headline leaves it to the item editor.</summary>
    public bool HasHeadline => Revision.Segments.Any(segment => segment.Kind == SegmentKind.Headline);

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

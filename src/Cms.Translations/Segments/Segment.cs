namespace Cms.Translations.Segments;

/// <summary>The smallest unit that is translated: one Markdown block of a source revision, or its title.</summary>
/// <param name="Id">
/// Made from kind and text, so a block that did not change keeps it in the next revision:
/// 12 hexadecimal digits, with <c>-2</c>, <c>-3</c>… for a second and third block of the same kind and text.
/// </param>
/// <param name="Position">From 0, the headline, without gaps.</param>
/// <param name="Kind">The form of the block.</param>
/// <param name="Level">Heading 1 to 6; list item and quote: depth from 1; others: containers around it, from 0.</param>
/// <param name="Text">Inline Markdown without heading, list or quote marks; plain text for the headline.</param>
/// <param name="Hash"><c>sha256:</c> and the lower-case hexadecimal hash of the text.</param>
/// <param name="Place">
/// The quotes and list items around the block, outermost first (see <see cref="SegmentPlace"/>); empty at top level.
/// </param>
public sealed record Segment(
    string Id, int Position, SegmentKind Kind, int Level, string Text, string Hash, string Place = "")
{
    /// <summary>What the id of a segment begins with that we added and the source does not have.</summary>
    public const string InsertedPrefix = "new-";

    /// <summary>Whether this is ours, not the source's; without a target it is nothing.</summary>
    public bool IsInserted => Id.StartsWith(InsertedPrefix, StringComparison.Ordinal);

    /// <summary>
    /// Whether a person has to give this segment a target. Code, breaks and link definitions go into the
    /// assembled body as they are.
    /// </summary>
    public bool IsTranslatable => Kind is not (SegmentKind.Code or SegmentKind.ThematicBreak or SegmentKind.LinkDefinition);

    /// <summary>The mark of the innermost quote or list item, as in <c>&gt;</c>, <c>-</c> or <c>3.</c>; empty at top level.</summary>
    public string Marker => SegmentPlace.Parse(Place) is { Containers: [.., var innermost] } ? innermost.Marker : "";
}

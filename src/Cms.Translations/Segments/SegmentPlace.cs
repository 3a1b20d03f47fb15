using System.Collections.Immutable;

namespace Cms.Translations.Segments;

/// <summary>Where in quotes and lists a block stands: enough to write the Markdown around it again.</summary>
/// <remarks>
/// As text: containers separated by <c>/</c>, outermost first. A quote is <c>&gt;</c> and its number in the document;
/// a list item is its mark, the number of its list, <c>:</c> and the number of the item, and <c>~</c> when the list is
/// loose (blank lines between its items). <c>&gt;1/3.2:5</c> is item 5 of list 2, marked <c>3.</c>, in quote 1.
/// </remarks>
/// <param name="Containers">Outermost first.</param>
public sealed record SegmentPlace(ImmutableArray<SegmentContainer> Containers)
{
    /// <summary>The place of a block at top level.</summary>
    public static SegmentPlace TopLevel { get; } = new([]);

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is not one that <see cref="ToString"/> writes.</exception>
    public static SegmentPlace Parse(string place) =>
        place.Length == 0 ? TopLevel : new([.. place.Split('/').Select(SegmentContainer.Parse)]);

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', Containers);
}

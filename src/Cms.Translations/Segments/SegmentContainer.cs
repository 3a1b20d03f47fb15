using System.Globalization;

namespace Cms.Translations.Segments;

/// <summary>A quote or a list item around a block.</summary>
/// <param name="Marker"><c>&gt;</c>, a bullet (<c>-</c>, <c>*</c>, <c>+</c>), or a number with <c>.</c> or <c>)</c>.</param>
/// <param name="Number">Of the quote or list, counted through the document from 1.</param>
/// <param name="Item">Of the list item within its list, from 1; 0 for a quote.</param>
/// <param name="Loose">Whether blank lines stand between the items of the list.</param>
public sealed record SegmentContainer(string Marker, int Number, int Item, bool Loose)
{
    /// <summary>Whether this is a block quote, not a list item.</summary>
    public bool IsQuote => Marker == ">";

    /// <summary>Whether this is an item of a numbered list.</summary>
    public bool IsOrdered => char.IsAsciiDigit(Marker[0]);

    internal static SegmentContainer Parse(string text)
    {
        var mark = char.IsAsciiDigit(text[0]) ? text.AsSpan().IndexOfAny('.', ')') + 1 : 1;
        var loose = text.EndsWith('~');
        var rest = text[mark..(loose ? text.Length - 1 : text.Length)];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        return new(
            text[..mark],
            int.Parse(colon < 0 ? rest : rest[..colon], CultureInfo.InvariantCulture),
            colon < 0 ? 0 : int.Parse(rest[(colon + 1)..], CultureInfo.InvariantCulture),
            loose);
    }

    /// <inheritdoc/>
    public override string ToString() => IsQuote
        ? string.Create(CultureInfo.InvariantCulture, $">{Number}")
        : string.Create(CultureInfo.InvariantCulture, $"{Marker}{Number}:{Item}{(Loose ? "~" : "")}");
}

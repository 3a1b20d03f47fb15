namespace Cms.Translations.Checks;

/// <summary>A piece of a segment's text as it is stored, Markdown marks included.</summary>
/// <param name="Start">In UTF-16 code units, from 0.</param>
/// <param name="Length">In UTF-16 code units; 0 is a place between two characters.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>The first position after it.</summary>
    public int End => Start + Length;

    internal static TextRange Between(int start, int end) => new(start, end - start);
}

namespace Cms.Translations.Checks.Numbers;

/// <summary>What a word says about a number.</summary>
/// <param name="IsJoined">Whether an "and" is part of the word, as in Arabic <c>وعشرون</c>.</param>
internal readonly record struct NumberWord(NumberWordKind Kind, decimal Value, bool IsJoined = false);

internal enum NumberWordKind
{
    /// <summary>1 to 19.</summary>
    Unit,

    /// <summary>20 to 90.</summary>
    Ten,

    /// <summary>Hundred: of the unit before, or one.</summary>
    Hundred,

    /// <summary>A number of hundreds in one word, as Arabic has them.</summary>
    Hundreds,

    /// <summary>Thousand, million…: of what stands before, or one.</summary>
    Scale,

    /// <summary>Two thousand, two million, in one word.</summary>
    TwoOfScale,

    /// <summary>Thousands, millions: counts only after a number.</summary>
    Scales,

    /// <summary>A half or quarter: of the scale after it, or of the one before it.</summary>
    Fraction,

    /// <summary>Ordinals, months, dozens.</summary>
    Soft,

    /// <summary>"And".</summary>
    And,
}

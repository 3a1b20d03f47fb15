using System.Collections.Immutable;

namespace Cms.Translations.Checks.Numbers;

/// <summary>A number in a text, by value.</summary>
/// <param name="Values">What it can mean: <c>1.500</c> is 1500 or 1.5, depending on who wrote it.</param>
internal readonly record struct FoundNumber(ImmutableArray<decimal> Values, TextRange Range, NumberCertainty Certainty)
{
    public bool Means(FoundNumber other) => Values.Any(other.Values.Contains);
}

/// <summary>How sure it is that a number was meant and that the other language has to say it as one.</summary>
internal enum NumberCertainty
{
    /// <summary>An ordinal, a month, one or two, part of a name: good to find a digit's counterpart in, never missed itself.</summary>
    Soft,

    /// <summary>In words, or a time of day: missed only where the other text has a number that this one lacks.</summary>
    Spelled,

    /// <summary>In digits.</summary>
    Digits,
}

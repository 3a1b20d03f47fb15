namespace Cms.Data.Transactions;

/// <summary>Text that both databases give back as it was.</summary>
internal static class StorableText
{
    /// <summary>Returns the text.</summary>
    /// <exception cref="ArgumentException">It has U+0000 or half a surrogate pair; the boundary refuses such input, so this is a bug.</exception>
    public static string Check(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A text contains the character U+0000, which cannot be stored.", nameof(text));
        if (!Is(text))
            throw new ArgumentException("A text contains half a surrogate pair, which cannot be stored.", nameof(text));
        return text;
    }

    /// <summary>Whether it has neither U+0000 nor half a surrogate pair.</summary>
    public static bool Is(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return false;
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}

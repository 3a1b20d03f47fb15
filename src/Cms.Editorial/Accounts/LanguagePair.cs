namespace Cms.Editorial.Accounts;

/// <summary>A direction of translation; <c>ar&gt;en</c> is not <c>en&gt;ar</c>. Compared without case, by BCP 47 tags.</summary>
public sealed record LanguagePair(string From, string To)
{
    /// <summary>Reads <c>ar:en</c> (command line) or <c>ar&gt;en</c> (permission); null if it is neither.</summary>
    public static LanguagePair? Parse(string text)
    {
        var parts = text.Split(':', '>');
        return parts.Length == 2 && IsTag(parts[0]) && IsTag(parts[1])
            ? new LanguagePair(parts[0].Trim().ToLowerInvariant(), parts[1].Trim().ToLowerInvariant())
            : null;
    }

    public override string ToString() => $"{From}>{To}";

    private static bool IsTag(string text) =>
        text.Trim() is { Length: >= 2 and <= 35 } tag && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}

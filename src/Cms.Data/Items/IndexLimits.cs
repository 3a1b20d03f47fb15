using Cms.Content.Indexing;

namespace Cms.Data.Items;

/// <summary>What fits into an index entry of either database.</summary>
internal static class IndexLimits
{
    private const int MaxKeyLength = 600;

    private const int MaxIdLength = 64;

    /// <summary>Whether this can be the id of anything; what cannot refers to nothing.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= MaxIdLength;

    /// <summary>What is too long, in words for the person who saves; null when nothing is.</summary>
    public static string? Problem(ItemIndex index)
    {
        foreach (var (name, text) in ((string, string?)[])
            [("path", index.Path), ("alias", index.Alias), ("culture", index.Culture), ("localization set", index.LocalizationSet)])
        {
            if (text?.Length > MaxKeyLength)
                return $"The {name} is longer than {MaxKeyLength} characters.";
        }

        return null;
    }
}

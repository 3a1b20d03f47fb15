using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Admin.Accounts;

/// <summary>Reads what a form says of a user.</summary>
internal static class UserForm
{
    private static readonly char[] Separators = [',', '،', ';', ' ', '\n'];

    /// <returns>The directions, or the first text that is none.</returns>
    public static (ImmutableArray<LanguagePair> Pairs, string? Bad) ReadPairs(string? text)
    {
        var words = (text ?? "").Replace('→', ':').Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var pairs = words.Select(LanguagePair.Parse).ToArray();
        var bad = Array.IndexOf(pairs, null);
        return bad < 0 ? ([.. pairs.OfType<LanguagePair>().Distinct()], null) : ([], words[bad]);
    }

    public static ItemId? ReadContributor(string? text) => ItemId.TryParse(text?.Trim(), out var id) ? id : null;

    public static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

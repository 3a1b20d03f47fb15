using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Admin.Accounts;

/// <summary>Reads what a form says of a user.</summary>
internal static class UserForm
{
    private const string Translate = "Translate ";

    private static readonly char[] Separators = [',', '،', ';', ' ', '\n'];

    /// <returns>The directions, or the first text that is none.</returns>
    public static (ImmutableArray<LanguagePair> Pairs, string? Bad) ReadPairs(string? text)
    {
        var words = (text ?? "").Replace('→', ':').Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var pairs = words.Select(LanguagePair.Parse).ToArray();
        var bad = Array.IndexOf(pairs, null);
        return bad < 0 ? ([.. pairs.OfType<LanguagePair>().Distinct()], null) : ([], words[bad]);
    }

    /// <returns>Permissions: directions are taken as the right to translate in them.</returns>
    public static ImmutableArray<string> ReadDenied(string? text) =>
    [
        .. (text ?? "").Replace('→', ':').Split([',', '،', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => LanguagePair.Parse(word) is { } pair ? $"{Translate}{pair}" : word)
            .Distinct(StringComparer.Ordinal),
    ];

    public static string DeniedText(IEnumerable<string> denied) => string.Join(
        ", ", denied.Select(name => name.StartsWith(Translate, StringComparison.Ordinal) ? name[Translate.Length..].Replace('>', ':') : name));

    /// <summary>The directions among these permissions.</summary>
    public static string PairsText(IEnumerable<string> permissions) =>
        DeniedText(permissions.Where(name => name.StartsWith(Translate, StringComparison.Ordinal)));

    public static ItemId? ReadContributor(string? text) => ItemId.TryParse(text?.Trim(), out var id) ? id : null;

    public static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

using System.Collections.Immutable;
using System.Security.Claims;
using Cms.Data.Accounts;

namespace Cms.Editorial.Accounts;

/// <summary>How roles and accounts keep their permissions.</summary>
internal static class AccountClaims
{
    /// <summary>On a role.</summary>
    internal const string Permission = "Permission";

    /// <summary>On an account, added to what its roles give.</summary>
    internal const string Grant = "Grant";

    /// <summary>On an account, outweighs what its roles give.</summary>
    internal const string Deny = "Deny";

    private const string TranslatePrefix = "Translate ";

    internal static Claim GrantOf(LanguagePair pair) => new(Grant, TranslatePrefix + pair);

    internal static Claim DenialOf(string permission) => new(Deny, permission);

    internal static ImmutableArray<string> DeniedOf(IEnumerable<Claim> claims) =>
        [.. claims.Where(c => c.Type == Deny).Select(c => c.Value).Distinct().Order(StringComparer.Ordinal)];

    internal static Claim HasCoarseTimes { get; } = new(AccountSettings.ClaimType, AccountSettings.CoarseTimes);

    internal static bool WantsCoarseTimes(IEnumerable<Claim> claims) => claims.Any(c => c.Type == AccountSettings.ClaimType && c.Value == AccountSettings.CoarseTimes);

    internal static bool IsPair(Claim claim) =>
        claim.Type == Grant && claim.Value.StartsWith(TranslatePrefix, StringComparison.Ordinal);

    internal static ImmutableArray<LanguagePair> PairsOf(IEnumerable<Claim> claims) =>
    [
        .. claims.Where(IsPair).Select(c => LanguagePair.Parse(c.Value[TranslatePrefix.Length..])).OfType<LanguagePair>()
            .Distinct().OrderBy(p => p.ToString(), StringComparer.Ordinal),
    ];
}

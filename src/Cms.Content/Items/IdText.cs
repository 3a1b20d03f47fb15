using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Cms.Content.Items;

/// <summary>The form that ids of items and versions share: Orchard's 26 characters of base 32 without look-alikes.</summary>
public static class IdText
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>26 characters: '4', then 125 random bits.</summary>
    public static string New() => string.Create(26, 0, static (span, _) =>
    {
        Span<byte> random = stackalloc byte[25];
        RandomNumberGenerator.Fill(random);
        span[0] = '4';
        for (var i = 0; i < random.Length; i++)
            span[i + 1] = Alphabet[random[i] & 31];
    });

    internal static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= 64 } && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}

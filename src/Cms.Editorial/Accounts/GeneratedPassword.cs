using System.Security.Cryptography;

namespace Cms.Editorial.Accounts;

internal static class GeneratedPassword
{
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>Four groups of five letters and digits without look-alikes: 99 random bits that can be read out.</summary>
    internal static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
}

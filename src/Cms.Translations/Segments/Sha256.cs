using System.Security.Cryptography;
using System.Text;

namespace Cms.Translations.Segments;

internal static class Sha256
{
    internal static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal static string Tagged(string text) => "sha256:" + Hex(text);
}

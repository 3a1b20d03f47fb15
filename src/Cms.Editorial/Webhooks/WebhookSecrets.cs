using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Cms.Editorial.Webhooks;

/// <summary>Secrets of webhooks: shown once, kept protected, and what is signed with them.</summary>
/// <remarks>Ids, times and signatures are those of Standard Webhooks: HMAC-SHA256 over <c>id.timestamp.body</c>.</remarks>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private const string Prefix = "whsec_";

    private readonly IDataProtector _protector = protection.CreateProtector("Cms.Webhooks.Secrets");

    /// <returns>The secret as its owner gets it, and as it is kept.</returns>
    public (string Plain, string Kept) New()
    {
        var plain = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        return (plain, _protector.Protect(plain));
    }

    /// <exception cref="CryptographicException">The keys it was protected with are gone.</exception>
    public string Sign(string kept, string id, long timestamp, string body) => Sign(_protector.Unprotect(kept), id, timestamp, Encoding.UTF8.GetBytes(body));

    internal static string Sign(string plain, string id, long timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(plain[Prefix.Length..]), signed));
    }
}

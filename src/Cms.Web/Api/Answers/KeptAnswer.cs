using System.Security.Cryptography;

namespace Cms.Web.Api.Answers;

/// <summary>An answer as it goes to the client.</summary>
/// <param name="Body">UTF-8; never changed.</param>
/// <param name="ETag">Equal for equal bytes, also on other nodes and after changes that do not touch it.</param>
internal sealed record KeptAnswer(byte[] Body, string ETag)
{
    /// <summary>Remembers that an answer is not to be kept.</summary>
    public static KeptAnswer Never { get; } = new([], "");

    public static KeptAnswer Of(ReadOnlySpan<byte> body) => new(body.ToArray(), ETagOf(body));

    /// <summary>Weak, since a proxy or this server may compress the bytes.</summary>
    public static string ETagOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return $"W/\"{Convert.ToHexStringLower(hash[..16])}\"";
    }
}

using System.IO.Compression;
using System.Security.Cryptography;

namespace Cms.Web.Api.Answers;

/// <summary>An answer as it goes to the client.</summary>
/// <param name="body">UTF-8; never changed.</param>
/// <param name="etag">Equal for equal bytes, also on other nodes and after changes that do not touch it.</param>
internal sealed class KeptAnswer(byte[] body, string etag)
{
    private volatile byte[]? _brotli;
    private volatile byte[]? _gzip;

    /// <summary>Remembers that an answer is not to be kept.</summary>
    public static KeptAnswer Never { get; } = new([], "");

    public byte[] Body => body;

    public string ETag => etag;

    public static KeptAnswer Of(ReadOnlySpan<byte> body) => new(body.ToArray(), ETagOf(body));

    /// <summary>Weak, since a proxy or this server may compress the bytes.</summary>
    public static string ETagOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return $"W/\"{Convert.ToHexStringLower(hash[..16])}\"";
    }

    /// <summary>The body in a coding of HTTP, made once.</summary>
    /// <param name="coding"><c>br</c> or <c>gzip</c>.</param>
    public byte[] In(string coding) => coding == "br"
        ? _brotli ??= Compress(to => new BrotliStream(to, CompressionLevel.Optimal, leaveOpen: true))
        : _gzip ??= Compress(to => new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true));

    private byte[] Compress(Func<Stream, Stream> coder)
    {
        using var compressed = new MemoryStream(body.Length / 3);
        using (var stream = coder(compressed))
            stream.Write(body);
        return compressed.ToArray();
    }
}

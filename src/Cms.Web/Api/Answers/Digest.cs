using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cms.Web.Api.Answers;

/// <summary>A SHA-256: callers choose what is hashed, so nothing weaker will do for a key that others share.</summary>
internal readonly record struct Digest(ulong A, ulong B, ulong C, ulong D)
{
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return From(hash);
    }

    public static Digest Of(ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsSingleSegment)
            return Of(bytes.FirstSpan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var segment in bytes)
            hash.AppendData(segment.Span);
        Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(result);
        return From(result);
    }

    public static Digest Of(string text) => Of(MemoryMarshal.AsBytes(text.AsSpan()));

    public override int GetHashCode() => A.GetHashCode();

    private static Digest From(ReadOnlySpan<byte> hash)
    {
        var parts = MemoryMarshal.Cast<byte, ulong>(hash);
        return new Digest(parts[0], parts[1], parts[2], parts[3]);
    }
}

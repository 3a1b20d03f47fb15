using System.Buffers.Binary;

namespace Cms.Editorial.Media;

/// <summary>Takes out of a picture what it tells about who took it, where and when. The image itself is not touched.</summary>
/// <remarks>JPEG: Exif and XMP, IPTC and comments; the orientation is kept, or the picture would lie on its side. PNG: Exif, texts
/// and time. GIF and WebP are left as they are.</remarks>
internal static class ImageMetadata
{
    private const ushort OrientationTag = 0x0112;

    private static readonly string[] PngChunks = ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"];

    /// <returns>The same bytes when the picture's structure is not as expected.</returns>
    internal static byte[] Strip(byte[] bytes, ImageKind kind) => kind.ContentType switch
    {
        "image/jpeg" => StripJpeg(bytes) ?? bytes,
        "image/png" => StripPng(bytes) ?? bytes,
        _ => bytes,
    };

    private static byte[]? StripJpeg(byte[] bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes, 0, 2);
        ushort? orientation = null;
        var rest = -1;
        var segments = new List<(int At, int Length)>();
        for (var at = 2; at + 4 <= bytes.Length;)
        {
            if (bytes[at] != 0xFF)
                return null;
            var marker = bytes[at + 1];
            if (marker == 0xDA)
            {
                rest = at;
                break;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            if (at + length > bytes.Length)
                return null;
            var body = bytes.AsSpan(at + 4, length - 4);
            if (marker == 0xE1)
                orientation ??= OrientationOf(body);
            else if (marker is not (0xED or 0xFE))
                segments.Add((at, length));
            at += length;
        }

        if (rest < 0)
            return null;
        if (orientation is > 1 and <= 8)
            kept.Write(ExifWith(orientation.Value));
        foreach (var (at, length) in segments)
            kept.Write(bytes, at, length);
        kept.Write(bytes, rest, bytes.Length - rest);
        return kept.ToArray();
    }

    private static ushort? OrientationOf(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("Exif\0\0"u8) || body.Length < 14)
            return null;
        var tiff = body[6..];
        var isLittle = tiff.StartsWith("II"u8);
        var directory = Number32(tiff[4..], isLittle);
        if (directory > tiff.Length - 2)
            return null;
        var count = Number16(tiff[(int)directory..], isLittle);
        for (var i = 0; i < count; i++)
        {
            var entry = (int)directory + 2 + (i * 12);
            if (entry + 12 > tiff.Length)
                return null;
            if (Number16(tiff[entry..], isLittle) == OrientationTag)
                return Number16(tiff[(entry + 8)..], isLittle);
        }

        return null;
    }

    private static byte[] ExifWith(ushort orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0MM"u8, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01,
        0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, (byte)orientation, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    ];

    private static byte[]? StripPng(byte[] bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes, 0, 8);
        for (var at = 8; at < bytes.Length;)
        {
            if (at + 12 > bytes.Length)
                return null;
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            if (length > bytes.Length - at - 12)
                return null;
            var size = (int)length + 12;
            if (!PngChunks.Contains(System.Text.Encoding.ASCII.GetString(bytes, at + 4, 4)))
                kept.Write(bytes, at, size);
            at += size;
        }

        return kept.ToArray();
    }

    private static ushort Number16(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number32(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}

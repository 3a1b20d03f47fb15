namespace Cms.Editorial.Media;

/// <summary>The kinds of picture that are taken, told by their bytes and not by their names.</summary>
/// <param name="Extension">With the dot.</param>
internal sealed record ImageKind(string ContentType, string Extension)
{
    private static readonly ImageKind Jpeg = new("image/jpeg", ".jpg");
    private static readonly ImageKind Png = new("image/png", ".png");
    private static readonly ImageKind Gif = new("image/gif", ".gif");
    private static readonly ImageKind WebP = new("image/webp", ".webp");

    internal static string Names => "JPEG, PNG, GIF and WebP";

    /// <returns>Null when it is none of them.</returns>
    internal static ImageKind? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png;
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
            return Gif;
        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? WebP : null;
    }

    /// <summary>Whether a name with this ending may hold such a picture.</summary>
    internal bool Fits(string extension) =>
        string.Equals(extension, Extension, StringComparison.OrdinalIgnoreCase)
        || (this == Jpeg && string.Equals(extension, ".jpeg", StringComparison.OrdinalIgnoreCase));
}

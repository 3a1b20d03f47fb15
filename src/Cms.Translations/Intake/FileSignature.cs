namespace Cms.Translations.Intake;

/// <summary>Knows common files that are not text by how they begin.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Start, string Format)[] Signatures =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ("GIF8"u8.ToArray(), "a GIF image"),
        ("BM"u8.ToArray(), "a bitmap image"),
        ("II*\0"u8.ToArray(), "a TIFF image"),
        ("MM\0*"u8.ToArray(), "a TIFF image"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([(byte)'P', (byte)'K', 3, 4], "a ZIP archive"),
        ([(byte)'P', (byte)'K', 5, 6], "an empty ZIP archive"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Office document (.doc, .xls or .ppt)"),
        ([0x1F, 0x8B], "a gzip archive"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "a 7-Zip archive"),
        ("OggS"u8.ToArray(), "an Ogg recording"),
        ("ID3"u8.ToArray(), "an MP3 recording"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
        ("{\\rtf"u8.ToArray(), "an RTF document"),
        ("SQLite format 3\0"u8.ToArray(), "an SQLite database"),
    ];

    /// <summary>What the file is, with its article; null when it may be text.</summary>
    internal static string? Of(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, format) in Signatures)
        {
            if (!bytes.StartsWith(start))
                continue;

            if (format == "a ZIP archive")
                return Zip(bytes);

            // Two letters begin many a word: a bitmap has binary numbers behind them.
            if (format != "a bitmap image" || bytes.Contains((byte)0))
                return format;
        }

        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8))
            return bytes[8..].StartsWith("WEBP"u8) ? "a WebP image" : "a sound or video recording";

        return bytes.Length >= 12 && bytes[4..].StartsWith("ftyp"u8) ? "a video or HEIF image" : null;
    }

    private static string Zip(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("word/"u8) >= 0)
            return "a Word document (.docx)";
        if (bytes.IndexOf("xl/"u8) >= 0)
            return "an Excel document (.xlsx)";
        if (bytes.IndexOf("ppt/"u8) >= 0)
            return "a PowerPoint document (.pptx)";

        return bytes.IndexOf("opendocument"u8) >= 0 ? "an OpenDocument file" : "a ZIP archive";
    }
}

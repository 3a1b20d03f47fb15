using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Cms.Translations.Intake;

/// <summary>Decodes UTF-8 and marked UTF-16, and says what it found instead.</summary>
/// <param name="Name"><c>utf-8</c>, <c>utf-16le</c> or <c>utf-16be</c>.</param>
/// <param name="Text">Null when the file is refused.</param>
/// <param name="Refusal">Null when it is not.</param>
internal sealed record TextEncoding(string Name, string? Text, (string Code, string Message)? Refusal)
{
    private static readonly (int CodePage, string Name, string Means, string Frequent)[] Legacy =
    [
        (1256, "WINDOWS-1256", "Arabic", "اليونمرتبةعدسفه"),
        (1251, "WINDOWS-1251", "Cyrillic", "оеаинтсрвл"),
        (1255, "WINDOWS-1255", "Hebrew", "יוהלארתבמש"),
        (1254, "WINDOWS-1254", "Turkish", "ığşçöüİĞŞ"),
        (1252, "WINDOWS-1252", "Western European", "éèàüöäßçñóíáúâêîô’“”–"),
    ];

    internal static TextEncoding Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE, 0, 0]) || bytes.StartsWith<byte>([0, 0, 0xFE, 0xFF]))
            return Refused("wrong-encoding", "is in UTF-32. Save it as UTF-8, or convert it: iconv -f UTF-32 -t UTF-8 IN > OUT.");
        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
            return Utf16(bytes[2..], "utf-16le", bigEndian: false);
        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
            return Utf16(bytes[2..], "utf-16be", bigEndian: true);
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];

        if (bytes.IndexOf((byte)0) is var zero and >= 0)
            return HasZeroBytes(bytes, zero);

        return Utf8.IsValid(bytes) ? new("utf-8", Encoding.UTF8.GetString(bytes), null) : NotUtf8(bytes);
    }

    private static TextEncoding Utf16(ReadOnlySpan<byte> bytes, string name, bool bigEndian)
    {
        if (bytes.Length % 2 != 0)
            return Refused("wrong-encoding", $"begins as {name.ToUpperInvariant()} but ends in the middle of a character: it was cut off. Save it again as UTF-8.");

        // Char by char, so that a lone surrogate stays visible to the check that names its line.
        var text = new StringBuilder(bytes.Length / 2);
        for (var i = 0; i < bytes.Length; i += 2)
            text.Append((char)(bigEndian ? bytes[i] << 8 | bytes[i + 1] : bytes[i + 1] << 8 | bytes[i]));
        return new(name, text.ToString(), null);
    }

    private static TextEncoding HasZeroBytes(ReadOnlySpan<byte> bytes, int at)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0 && i % 2 == 0)
                even++;
            else if (bytes[i] == 0)
                odd++;
        }

        var half = bytes.Length / 2;
        if (bytes.Length % 2 == 0 && half > 1 && (odd > half / 10 && even == 0 || even > half / 10 && odd == 0))
            return Refused("wrong-encoding", "looks like UTF-16 without a byte order mark. Save it as UTF-8, or convert it: iconv -f UTF-16LE -t UTF-8 IN > OUT.");

        return Refused("binary", $"is not text: it has a NUL byte at {Where(bytes, at)}. Save the story as plain text or HTML in UTF-8.");
    }

    private static TextEncoding NotUtf8(ReadOnlySpan<byte> bytes)
    {
        var at = FirstInvalid(bytes);
        var where = $"the byte 0x{bytes[at]:X2} at {Where(bytes, at)} cannot stand there";
        if (at + 1 < bytes.Length && bytes[at] == 0xED && bytes[at + 1] >= 0xA0)
            return Refused("bad-characters", $"has half a character (a lone surrogate) at {Where(bytes, at)}. Save it again from the program it was written in.");

        if (Guess(bytes) is not { } guess)
            return Refused("wrong-encoding", $"is not in UTF-8: {where}. Save it as UTF-8.");

        return Refused(
            "wrong-encoding",
            $"is not in UTF-8: {where}. It looks like {guess.Name} ({guess.Means}). Save it as UTF-8, or convert it: iconv -f {guess.Name} -t UTF-8 IN > OUT.");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }

    private static string Where(ReadOnlySpan<byte> bytes, int at) => string.Create(
        CultureInfo.InvariantCulture, $"offset {at} (line {bytes[..at].Count((byte)'\n') + 1})");

    /// <summary>The old encoding in which most of the letters beyond ASCII are frequent ones of its language.</summary>
    private static (string Name, string Means)? Guess(ReadOnlySpan<byte> bytes)
    {
        var high = bytes[..Math.Min(bytes.Length, 200_000)].ToArray().Where(b => b >= 0x80).ToArray();
        var best = Legacy
            .Select(old => (old.Name, old.Means, Share: Share(high, old.CodePage, old.Frequent)))
            .MaxBy(old => old.Share);
        return best.Share >= 0.4 ? (best.Name, best.Means) : null;
    }

    private static double Share(byte[] high, int codePage, string frequent)
    {
        var text = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetString(high);
        return text.Count(c => frequent.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal)) / (double)high.Length;
    }

    private static TextEncoding Refused(string code, string message) => new("", null, (code, message));
}

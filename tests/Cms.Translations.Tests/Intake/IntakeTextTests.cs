using System.IO.Compression;
using System.Text;
using Cms.Translations.Intake;

namespace Cms.Translations.Tests.Intake;

public sealed class IntakeTextTests
{
    private const string Arabic = "عاد المخبز إلى العمل\n\nقال صاحبه إنه لن يغلق أبوابه مرة أخرى.\n";

    static IntakeTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Utf8_is_taken_as_it_is() => Assert.Equal(Arabic, Accepted(Encoding.UTF8.GetBytes(Arabic)).Text);

    [Fact]
    public void A_byte_order_mark_is_stripped() =>
        Assert.Equal(Arabic, Accepted([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Arabic)]).Text);

    [Theory]
    [InlineData(false, "utf-16le")]
    [InlineData(true, "utf-16be")]
    public void Utf16_with_its_mark_is_decoded_and_said(bool bigEndian, string name)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        var accepted = Accepted([.. encoding.Preamble, .. encoding.GetBytes(Arabic + "😀")]);

        Assert.Equal(Arabic + "😀", accepted.Text);
        Assert.Equal(name, accepted.Encoding);
        Assert.Single(accepted.Notes);
    }

    [Fact]
    public void Line_ends_become_LF_and_letters_are_composed() =>
        Assert.Equal("caf\u00e9\nآ\n", Accepted(Encoding.UTF8.GetBytes("cafe\u0301\r\n\u0627\u0653\r")).Text);

    [Fact]
    public void Joiners_and_directional_marks_stay() =>
        Assert.Equal("می\u200cشود \u2067a\u2069", Accepted(Encoding.UTF8.GetBytes("می\u200cشود \u2067a\u2069")).Text);

    [Fact]
    public void A_stray_control_character_is_removed_with_a_note()
    {
        var accepted = Accepted(Encoding.UTF8.GetBytes("one\u0008two"));

        Assert.Equal("onetwo", accepted.Text);
        Assert.Contains("1 invisible", Assert.Single(accepted.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("story.html", "text", true)]
    [InlineData("STORY.HTM", "text", true)]
    [InlineData("story.txt", "  <!DOCTYPE html><p>x", true)]
    [InlineData("story", "<html><p>x", true)]
    [InlineData("story.txt", "a < b", false)]
    public void Html_is_known_by_its_ending_or_its_beginning(string name, string text, bool isHtml) =>
        Assert.Equal(isHtml, Assert.IsType<IntakeResult.Accepted>(IntakeText.Read(Encoding.UTF8.GetBytes(text), name)).IsHtml);

    [Theory]
    [InlineData(1256, Arabic, "WINDOWS-1256 (Arabic)")]
    [InlineData(1251, "Новый мост открыли в воскресенье утром, и все пришли", "WINDOWS-1251 (Cyrillic)")]
    [InlineData(1255, "המאפייה נפתחת כל בוקר בארבע", "WINDOWS-1255 (Hebrew)")]
    [InlineData(1252, "Le café est fermé, l’été s’achève à Genève", "WINDOWS-1252")]
    public void An_old_encoding_is_refused_with_what_was_found_and_how_to_convert(int codePage, string text, string name)
    {
        var refused = Refused(Encoding.GetEncoding(codePage).GetBytes(text), "wrong-encoding");

        Assert.Contains("'story.txt' is not in UTF-8: the byte 0x", refused.Message, StringComparison.Ordinal);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Contains("iconv -f WINDOWS-" + codePage, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_of_the_first_bad_byte_is_named()
    {
        var refused = Refused([.. "one\ntwo "u8, 0xC3, (byte)'x'], "wrong-encoding");

        Assert.Contains("0xC3 at offset 8 (line 2)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_without_a_mark_is_refused_as_that() =>
        Assert.Contains("UTF-16 without a byte order mark", Refused(Encoding.Unicode.GetBytes("plain words"), "wrong-encoding").Message, StringComparison.Ordinal);

    [Fact]
    public void Utf16_cut_in_the_middle_is_refused() => Refused([0xFF, 0xFE, (byte)'a', 0, (byte)'b'], "wrong-encoding");

    [Fact]
    public void Utf32_is_refused() => Refused([0xFF, 0xFE, 0, 0, (byte)'a', 0, 0, 0], "wrong-encoding");

    [Fact]
    public void A_lone_surrogate_is_refused_with_its_line()
    {
        var utf16 = new List<byte> { 0xFF, 0xFE };
        foreach (var c in "a\nb\uD83Dc")
            utf16.AddRange([(byte)c, (byte)(c >> 8)]);

        Assert.Contains("lone surrogate U+D83D) on line 2", Refused([.. utf16], "bad-characters").Message, StringComparison.Ordinal);
        Assert.Contains("lone surrogate", Refused([(byte)'a', 0xED, 0xA0, 0xBD], "bad-characters").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_NUL_is_refused()
    {
        Assert.Contains("U+0000 on line 1", Refused([0xFF, 0xFE, (byte)'a', 0, 0, 0], "bad-characters").Message, StringComparison.Ordinal);
        Assert.Contains("NUL byte at offset 3", Refused("abc\0def and more text"u8.ToArray(), "binary").Message, StringComparison.Ordinal);
    }

    public static TheoryData<byte[], string> Binaries => new()
    {
        { [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0], "a PNG image" },
        { [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "a JPEG image" },
        { [.. "GIF89a"u8], "a GIF image" },
        { [.. "%PDF-1.7\n"u8], "a PDF document" },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Office document" },
        { Zip("notes.txt"), "a ZIP archive" },
        { Zip("word/document.xml"), "a Word document (.docx)" },
        { [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8], "a WebP image" },
        { [.. "{\\rtf1 text}"u8], "an RTF document" },
    };

    [Theory]
    [MemberData(nameof(Binaries))]
    public void A_binary_is_refused_by_its_name(byte[] bytes, string what) =>
        Assert.Contains(what, Refused(bytes, "binary").Message, StringComparison.Ordinal);

    [Fact]
    public void Too_many_control_characters_are_no_text() =>
        Refused([.. Enumerable.Range(0, 300).Select(i => (byte)(i % 3 == 0 ? 1 : 'a'))], "binary");

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n ")]
    [InlineData("\uFEFF\n")]
    public void An_empty_file_is_refused(string text) => Refused(Encoding.UTF8.GetBytes(text), "empty");

    [Fact]
    public void The_bound_of_size_is_taken_and_one_more_byte_is_not()
    {
        var bytes = new byte[IntakeText.MaxBytes + 1];
        Array.Fill(bytes, (byte)'a');

        Assert.IsType<IntakeResult.Accepted>(IntakeText.Read(bytes.AsSpan(1), "story.txt"));
        Assert.Contains("5,242,881 bytes", Refused(bytes, "too-large").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_begin_like_a_bitmap_are_text() => Assert.Equal("BMW strikes", Accepted("BMW strikes"u8.ToArray()).Text);

    [Fact]
    public void Whatever_the_bytes_are_there_is_an_answer()
    {
        var seed = Segments.RoundTripTests.Setting("CMS_SEED") ?? Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(1, 60)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
                bytes[0] = (byte)(i % 4 == 0 ? 0xFF : 0xFE);
            var result = Record.Exception(() => IntakeText.Read(bytes, "story.txt"));
            Assert.True(result is null, $"seed {seed}, {Convert.ToHexString(bytes)}: {result}");
        }
    }

    private static byte[] Zip(string entry)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry(entry);
        return stream.ToArray();
    }

    private static IntakeResult.Accepted Accepted(byte[] bytes) => Assert.IsType<IntakeResult.Accepted>(IntakeText.Read(bytes, "story.txt"));

    private static IntakeResult.Refused Refused(byte[] bytes, string code)
    {
        var refused = Assert.IsType<IntakeResult.Refused>(IntakeText.Read(bytes, "story.txt"));
        Assert.Equal(code, refused.Code);
        Assert.StartsWith("'story.txt' ", refused.Message, StringComparison.Ordinal);
        return refused;
    }
}

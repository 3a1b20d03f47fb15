using System.Buffers.Binary;
using Cms.Data;
using Cms.Editorial.Accounts;
using Cms.Editorial.Media;

namespace Cms.Editorial.Tests.Media;

public sealed class MediaTests(NewsroomSites sites) : IClassFixture<NewsroomSites>
{
    private static readonly byte[] Gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0];

    public static TheoryData<DatabaseProvider> Providers => NewsroomSites.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_picture_is_kept_with_its_alternative_text_and_found_again(DatabaseProvider provider)
    {
        var site = sites[provider];
        var editor = await site.SignInAsync($"e{Guid.NewGuid():n}"[..20], "Editor");
        var stored = (await UploadAsync(site, Gif, "Bridge at Dawn.jpeg", " A bridge. ", editor)).Value;

        Assert.Matches(@"^\d{4}/\d{2}/[0-9a-z]{8}/bridge-at-dawn\.gif$", stored.Path);
        Assert.Equal(("image/gif", "A bridge."), (stored.ContentType, stored.AltText));
        var opened = (await site.RunAsync<OpenMedia, OpenedMedia?>(o => o.RunAsync(stored.Path, default)))!;
        await using var content = opened.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        Assert.Equal(Gif, bytes.ToArray());
        Assert.Matches("^[0-9a-f]{64}$", opened.Hash);

        var page = (await site.RunAsync<ListMedia, Result<MediaPage>>(l => l.RunAsync("bridge-at", 1, 10, editor, default))).Value;
        Assert.True(page.Total >= 1);
        Assert.Contains(page.Items, i => i.Path == stored.Path && i.UploadedBy == editor.Name);
    }

    public static TheoryData<string> Names =>
        ["../../x.gif", "/etc/passwd", @"C:\x.gif", "con", "a\0b", "\u202Egpj.exe", "page.cshtml", "x.php.gif", new string('n', 300), "صورة.gif", ""];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Of_a_name_only_what_is_harmless_is_kept(string name)
    {
        var stored = (await UploadAsync(sites[DatabaseProvider.Sqlite], Gif, name, "x", Actor.System)).Value;

        Assert.Matches(@"^\d{4}/\d{2}/[0-9a-z]{8}/[\p{L}\p{M}\p{N}-]{1,60}\.gif$", stored.Path);
    }

    [Fact]
    public async Task What_is_no_picture_or_too_large_or_has_no_alternative_text_is_refused()
    {
        var site = sites[DatabaseProvider.Sqlite];
        async Task<string?> CodeAsync(byte[] bytes, string alt = "x") => (await UploadAsync(site, bytes, "a.png", alt, Actor.System)).Problem?.Code;

        Assert.Equal("empty", await CodeAsync([]));
        Assert.Equal("unknown-type", await CodeAsync("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"u8.ToArray()));
        Assert.Equal("unknown-type", await CodeAsync("<html>"u8.ToArray()));
        Assert.Equal("alt-text-missing", await CodeAsync(Gif, "  "));
        Assert.Equal("too-large", await CodeAsync([.. Gif, .. new byte[UploadMedia.MaxBytes]]));
        Assert.Equal("may-not-upload", (await UploadAsync(site, Gif, "a.gif", "x", await site.RunAsync<ActorSource, Actor>(async a => await a.AnonymousAsync(default)))).Problem!.Code);
    }

    [Theory]
    [InlineData("../appsettings.json")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("")]
    public async Task Nothing_outside_the_library_is_opened(string path) =>
        Assert.Null(await sites[DatabaseProvider.Sqlite].RunAsync<OpenMedia, OpenedMedia?>(o => o.RunAsync(path, default)));

    [Fact]
    public void A_jpeg_loses_where_it_was_taken_but_not_how_it_is_held()
    {
        byte[] exif = [.. "Exif\0\0II"u8, 42, 0, 8, 0, 0, 0, 2, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 99, 0, 0, 0, 0, 0, 0, 0, .. "GPS 33.5 N"u8];
        byte[] picture = [0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1]), .. Segment(0xE1, exif), .. Segment(0xFE, "by somebody"u8.ToArray()), .. Segment(0xDB, [1, 2, 3]), 0xFF, 0xDA, 0, 2, 9, 9, 0xFF, 0xD9];

        var stripped = ImageMetadata.Strip(picture, ImageKind.Of(picture)!);

        Assert.Equal(-1, stripped.AsSpan().IndexOf("GPS"u8));
        Assert.Equal(-1, stripped.AsSpan().IndexOf("by somebody"u8));
        Assert.NotEqual(-1, stripped.AsSpan().IndexOf("JFIF"u8));
        Assert.True(stripped.AsSpan().EndsWith((ReadOnlySpan<byte>)[0xFF, 0xDA, 0, 2, 9, 9, 0xFF, 0xD9]));
        var at = stripped.AsSpan().IndexOf("Exif"u8);
        Assert.Equal(6, stripped[at + 25]);
        Assert.Equal(stripped, ImageMetadata.Strip(stripped, ImageKind.Of(stripped)!));
    }

    private static byte[] Segment(byte marker, byte[] body)
    {
        var head = new byte[] { 0xFF, marker, 0, 0 };
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(body.Length + 2));
        return [.. head, .. body];
    }

    private static async Task<Result<MediaItem>> UploadAsync(NewsroomSite site, byte[] bytes, string name, string altText, Actor actor)
    {
        using var stream = new MemoryStream(bytes);
        return await site.RunAsync<UploadMedia, Result<MediaItem>>(u => u.RunAsync(new MediaUpload(stream, name, altText), actor, default));
    }
}

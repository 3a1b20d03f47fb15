using System.Text;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Data.Definitions;
using Cms.Data.Media;
using Cms.Data.Settings;
using Cms.Data.Tests.Items;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data.Tests.Settings;

public abstract class SiteStoresContract(DatabaseFixture fixture)
{
    [Fact]
    public async Task Definitions_are_read_back_under_a_new_epoch_and_never_overwritten_unseen()
    {
        var before = await LoadAsync();
        var type = new ContentType("Ordered" + Guid.NewGuid().ToString("n"), "With “quotes”", Cms.Content.Definitions.Settings.From(new JsonObject { ["Z"] = 1, ["A"] = 2 }),
            [new PartUse("TitlePart", "TitlePart", Cms.Content.Definitions.Settings.Empty), new PartUse("BagPart", "Items", Cms.Content.Definitions.Settings.Empty)]);
        var part = new ContentPart(type.Name, Cms.Content.Definitions.Settings.Empty, [new ContentField("TextField", "Summary", Cms.Content.Definitions.Settings.Empty)]);

        await SaveAsync(before.Replace(type).Replace(part));
        var after = await LoadAsync();

        Assert.True(after.Epoch > before.Epoch);
        Assert.Equal(after.Epoch, fixture.Database.Services.GetRequiredService<EpochWatch>().Current.Definitions);
        Assert.Equal(ContentDefinitionJson.Write(type).ToJsonString(), ContentDefinitionJson.Write(after.Type(type.Name)!).ToJsonString());
        Assert.Equal(ContentDefinitionJson.Write(part).ToJsonString(), ContentDefinitionJson.Write(after.Part(part.Name)!).ToJsonString());
        await Assert.ThrowsAsync<DatabaseBusyException>(() => SaveAsync(before.Remove([type.Name], [])));
        await SaveAsync(after.Remove([type.Name], [part.Name]));
        Assert.Null((await LoadAsync()).Type(type.Name));
    }

    [Fact]
    public async Task A_setting_is_replaced_and_a_missing_one_is_null()
    {
        var name = Guid.NewGuid().ToString("n");
        Assert.Null(await SettingsAsync(store => store.GetAsync(name, default)));
        await fixture.Database.InScopeAsync(s => s.GetRequiredService<SettingStore>().SetAsync(name, new JsonObject { ["A"] = 1 }, default));
        await fixture.Database.InScopeAsync(s => s.GetRequiredService<SettingStore>().SetAsync(name, new JsonObject { ["B"] = "دير" }, default));

        Assert.Equal("دير", (string?)(await SettingsAsync(store => store.GetAsync(name, default)))!["B"]);
    }

    [Fact]
    public async Task A_step_is_kept_once()
    {
        await fixture.Database.InScopeAsync(s => s.GetRequiredService<KeptStepStore>().AddAsync("lucene-index", """{"a":1}""", default));
        await fixture.Database.InScopeAsync(s => s.GetRequiredService<KeptStepStore>().AddAsync("lucene-index", """{"a":1}""", default));
        await fixture.Database.InScopeAsync(s => s.GetRequiredService<KeptStepStore>().AddAsync("lucene-index", """{"a":2}""", default));

        var kept = await fixture.Database.InScopeAsync(s => s.GetRequiredService<KeptStepStore>().ListAsync(default));
        Assert.Equal(["""{"a":1}""", """{"a":2}"""], kept.Select(step => step.Json));
        Assert.StartsWith("sha256:", kept[0].Hash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Media_are_listed_newest_first_and_found_by_any_text()
    {
        var folder = Guid.NewGuid().ToString("n");
        MediaFile File(string name, int minute, string? alt) =>
            new($"{folder}/{name}", "image/jpeg", 12, "sha256:0", alt, "ann", Sample.Noon.AddMinutes(minute));
        foreach (var file in (MediaFile[])[File("a_b.jpg", 1, "Bridge 100%"), File("aXb.jpg", 2, null)])
            Assert.True(await MediaAsync(media => media.AddAsync(file, default)));
        Assert.False(await MediaAsync(media => media.AddAsync(File("a_b.jpg", 3, null), default)));

        Assert.Equal(["aXb.jpg", "a_b.jpg"], await NamesAsync(folder));
        Assert.Equal(["a_b.jpg"], await NamesAsync("a_b"));
        Assert.Equal(["a_b.jpg"], await NamesAsync("100%"));
        Assert.Equal(["a_b.jpg"], await NamesAsync("BRIDGE"));
        Assert.True(await MediaAsync(media => media.SetAltTextAsync($"{folder}/aXb.jpg", "جسر", default)));
        Assert.Equal("جسر", (await MediaAsync(media => media.FindAsync($"{folder}/aXb.jpg", default)))!.AltText);
        Assert.True(await MediaAsync(media => media.RemoveAsync($"{folder}/aXb.jpg", default)));
        Assert.False(await MediaAsync(media => media.RemoveAsync($"{folder}/aXb.jpg", default)));

        async Task<IEnumerable<string>> NamesAsync(string search) =>
            (await MediaAsync(media => media.ListAsync(search, 0, 10, default))).Select(file => file.Path.Split('/')[1]);
    }

    private Task<ContentDefinitions> LoadAsync() =>
        fixture.Database.InScopeAsync(services => services.GetRequiredService<DefinitionStore>().LoadAsync(default));

    private Task SaveAsync(ContentDefinitions all) =>
        fixture.Database.InScopeAsync(services => services.GetRequiredService<DefinitionStore>().SaveAsync(all, default));

    private Task<T> SettingsAsync<T>(Func<SettingStore, Task<T>> work) =>
        fixture.Database.InScopeAsync(services => work(services.GetRequiredService<SettingStore>()));

    private Task<T> MediaAsync<T>(Func<MediaStore, Task<T>> work) =>
        fixture.Database.InScopeAsync(services => work(services.GetRequiredService<MediaStore>()));
}

public sealed class SqliteSiteStoresTests(SqliteFixture fixture) : SiteStoresContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlSiteStoresTests(PostgreSqlFixture fixture) : SiteStoresContract(fixture), IClassFixture<PostgreSqlFixture>;

public class FileBlobStoreTests
{
    private readonly FileBlobStore _store = new(Path.Combine(TestDirectory.Create(), "media"));

    [Fact]
    public async Task Bytes_are_written_replaced_read_and_removed()
    {
        await WriteAsync("2026/a.txt", "one");
        await WriteAsync("2026/a.txt", "two");
        await using (var stream = await _store.OpenAsync("2026/a.txt", default))
        {
            using var reader = new StreamReader(stream!);
            Assert.Equal("two", await reader.ReadToEndAsync());
        }

        await _store.RemoveAsync("2026/a.txt", default);
        Assert.Null(await _store.OpenAsync("2026/a.txt", default));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../outside.txt")]
    [InlineData("")]
    public async Task A_path_never_leaves_the_directory(string path) =>
        await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(path, "x"));

    private Task WriteAsync(string path, string text) => _store.WriteAsync(path, new MemoryStream(Encoding.UTF8.GetBytes(text)), default);
}

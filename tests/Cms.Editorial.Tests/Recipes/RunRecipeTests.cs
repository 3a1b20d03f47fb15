using System.IO.Compression;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Settings;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;
using Cms.Editorial.Recipes;
using Cms.Editorial.Sites;
using Cms.Testing;

namespace Cms.Editorial.Tests.Recipes;

public sealed class RunRecipeTests(NewsroomSites sites) : IClassFixture<NewsroomSites>
{
    public static TheoryData<DatabaseProvider> Providers => NewsroomSites.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_newsroom_s_recipe_run_a_second_time_changes_nothing(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        var epochs = await EpochsAsync(site);
        var count = await CountAsync(site);

        var report = await RunAsync(site, Path.Combine(site.Options.RecipesPath, "newsroom.recipe.json"));

        Assert.All(report.Value.Steps, s => Assert.Equal(RecipeStepOutcome.NothingToChange, s.Outcome));
        Assert.Equal(epochs, await EpochsAsync(site));
        Assert.Equal(count, await CountAsync(site));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Comments_commas_and_a_byte_order_mark_are_read_and_step_names_have_no_case(DatabaseProvider provider)
    {
        var site = sites[provider];
        var report = await RunTextAsync(site, "\uFEFF" + """
            {
              // as found in the wild
              "steps": [ { "NAME": "SETTINGS", "SiteTagline": "[js: 'a' + \"b\"]", }, ],
            }
            """);

        Assert.Equal(RecipeStepOutcome.Done, Assert.Single(report.Steps).Outcome);
        var stored = await site.RunAsync<SettingStore, System.Text.Json.Nodes.JsonObject?>(s => s.GetAsync(CurrentSite.SettingName, default));
        Assert.Equal("ab", (string?)stored!["SiteTagline"]);
    }

    public static TheoryData<string, string> Scripts => new()
    {
        { "[js: parameters('SiteName')]", "Dragoman" },
        { "[js:configuration('Colours:Sea')]", "green" },
        { "[js: configuration('Colours:Land', 'brown')]", "brown" },
        { "[js: base64('2YXYsdit2KjYpw==')]", "مرحبا" },
        { "[js: html('a &lt; b')]", "a < b" },
        { "[js: gzip('H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==')]", "hello" },
        { "[js: tenantname()]", "Default" },
        { "[js: variables('first') + '-' + variables('first')]", "x-x" },
        { "[js: variables('second')]", "x!" },
        { "[file: text('beside.txt')]", "from a file" },
        { "[file:base64('beside.txt')]", "ZnJvbSBhIGZpbGU=" },
        { "[locale en] text", "[locale en] text" },
        { "[image]a.jpg[/image]", "[image]a.jpg[/image]" },
        { "[\"a\",\"b\"]", "[\"a\",\"b\"]" },
        { "[note: not a script]", "[note: not a script]" },
        { "see [js: uuid()] there", "see [js: uuid()] there" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Scripts_become_their_values_and_other_text_stays(string script, string value)
    {
        var site = sites[DatabaseProvider.Sqlite];
        var key = $"K{Guid.NewGuid():n}";
        var text = System.Text.Json.JsonSerializer.Serialize(script);
        var report = await RunTextAsync(
            site, $$"""{ "variables": { "first": "x", "second": "[js: variables('first') + '!']" }, "steps": [ { "name": "settings", "{{key}}": {{text}} } ] }""");

        Assert.True(report.Succeeded, string.Join(" ", report.Steps.SelectMany(s => s.Notes)));
        var stored = await site.RunAsync<SettingStore, System.Text.Json.Nodes.JsonObject?>(s => s.GetAsync(CurrentSite.SettingName, default));
        Assert.Equal(value, (string?)stored![key]);
    }

    [Theory]
    [InlineData("[js: executeQuery('all')]")]
    [InlineData("[js: var a = 1; a]")]
    [InlineData("[js: parameters('Nothing')]")]
    [InlineData("[js: variables('loop')]")]
    [InlineData("[js: variables('none')]")]
    [InlineData("[js: base64('no base 64')]")]
    [InlineData("[liquid: {{ x }}]")]
    [InlineData("[file: text('../outside.txt')]")]
    [InlineData("[file: text('missing.txt')]")]
    [InlineData("[js: ((((((((((((((((((((uuid())))))))))))))))))))))]")]
    public async Task A_script_that_is_not_understood_refuses_its_step_with_its_place(string script)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(script);
        var report = await RunTextAsync(
            sites[DatabaseProvider.Sqlite],
            $$"""{ "variables": { "loop": "[js: variables('loop')]" }, "steps": [ { "name": "settings", "A": { "B": [ 1, {{text}} ] } }, { "name": "settings" } ] }""");

        var step = Assert.Single(report.Steps);
        Assert.Equal(RecipeStepOutcome.Refused, step.Outcome);
        Assert.StartsWith("steps[0].A.B[1]: ", step.Notes[0], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_variable_is_evaluated_once_for_the_whole_recipe(DatabaseProvider provider)
    {
        var site = sites[provider];
        await RunTextAsync(site, """
            { "variables": { "id": "[js: uuid()]" }, "steps": [
              { "name": "settings", "IdOne": "[js: variables('id')]" },
              { "name": "settings", "IdTwo": "[js: variables('id')]" } ] }
            """);

        var stored = await site.RunAsync<SettingStore, System.Text.Json.Nodes.JsonObject?>(s => s.GetAsync(CurrentSite.SettingName, default));
        Assert.Equal(26, ((string?)stored!["IdOne"])!.Length);
        Assert.Equal((string?)stored["IdOne"], (string?)stored["IdTwo"]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_kind_of_step_that_is_not_known_is_named_and_kept_once(DatabaseProvider provider)
    {
        var site = sites[provider];
        var before = (await KeptAsync(site)).Count;
        const string Recipe = """{ "steps": [ { "name": "Sitemaps", "data": [ "[js: unknown()]" ] } ] }""";

        var report = await RunTextAsync(site, Recipe);
        await RunTextAsync(site, Recipe);

        Assert.Equal(RecipeStepOutcome.UnknownAndKept, Assert.Single(report.Steps).Outcome);
        Assert.Contains("Sitemaps", report.Steps[0].Notes[0], StringComparison.Ordinal);
        Assert.Equal(before + 1, (await KeptAsync(site)).Count);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_step_is_all_or_nothing_and_a_refused_one_ends_the_recipe(DatabaseProvider provider)
    {
        var site = sites[provider];
        var report = await RunTextAsync(site, """
            { "steps": [
              { "name": "content", "data": [
                { "ContentItemId": "goodpage", "ContentType": "Page", "Latest": true, "TitlePart": { "Title": "Good" } },
                { "ContentItemId": "badpage", "ContentType": "Page", "Latest": true, "AutoroutePart": { "Path": "admin" } } ] },
              { "name": "settings", "After": "never" } ] }
            """);

        Assert.Equal(RecipeStepOutcome.Refused, Assert.Single(report.Steps).Outcome);
        Assert.Contains(report.Steps[0].Notes, n => n.Contains("badpage", StringComparison.Ordinal));
        Assert.Null(await site.RunAsync<ItemStore, ItemVersion?>(s => s.FindLatestAsync(new ItemId("goodpage"), default)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Definitions_merge_are_replaced_and_go(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider, o => o with { SetupRecipe = "none" });
        const string Part = """ "ContentParts": [ { "Name": "Film", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "{0}" } ] } ] """;
        string Step(string name, string field, string part) => $$"""
            { "steps": [ { "name": "{{name}}", "ContentTypes": [ { "Name": "Film", "Settings": { "ContentTypeSettings": { "Creatable": true } },
              "ContentTypePartDefinitionRecords": [ { "PartName": "Film", "Name": "Film" }, { "PartName": "{{part}}", "Name": "{{part}}" } ] } ],
              {{Part.Replace("{0}", field, StringComparison.Ordinal)}} } ] }
            """;

        await RunTextAsync(site, Step("ContentDefinition", "Director", "TitlePart"));
        await RunTextAsync(site, Step("ContentDefinition", "Year", "AutoroutePart"));
        var merged = await DefinitionsAsync(site);
        Assert.Equal(["Film", "TitlePart", "AutoroutePart"], merged.Type("Film")!.Parts.Select(p => p.Name));
        Assert.Equal(["Director", "Year"], merged.Part("Film")!.Fields.Select(f => f.Name));

        await RunTextAsync(site, Step("ReplaceContentDefinition", "Year", "TitlePart"));
        var replaced = await DefinitionsAsync(site);
        Assert.Equal(["Film", "TitlePart"], replaced.Type("Film")!.Parts.Select(p => p.Name));
        Assert.Equal(["Year"], replaced.Part("Film")!.Fields.Select(f => f.Name));

        await RunTextAsync(site, """{ "steps": [ { "name": "DeleteContentDefinition", "ContentTypes": ["Film", "None"], "ContentParts": ["Film"] } ] }""");
        Assert.Empty((await DefinitionsAsync(site)).Types);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Roles_are_replaced_added_to_and_taken_from(DatabaseProvider provider)
    {
        var site = sites[provider];
        async Task<string[]> RunRolesAsync(string permissions, string behavior)
        {
            await RunTextAsync(site, $$"""{ "steps": [ { "name": "Roles", "Roles": [ { "Name": "Reader", "Permissions": [{{permissions}}] {{behavior}} } ] } ] }""");
            var roles = await site.RunAsync<ListRoles, Result<IReadOnlyList<RoleListing>>>(l => l.RunAsync(Actor.System, default));
            return [.. roles.Value.Single(r => r.Name == "Reader").Permissions];
        }

        Assert.Equal(["A", "B"], await RunRolesAsync("\"A\", \"B\"", ""));
        Assert.Equal(["A", "B", "C"], await RunRolesAsync("\"C\"", ", \"PermissionBehavior\": \"Add\""));
        Assert.Equal(["B", "C"], await RunRolesAsync("\"A\"", ", \"PermissionBehavior\": \"Remove\""));
        Assert.Equal(["D"], await RunRolesAsync("\"D\"", ", \"PermissionBehavior\": 1"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_package_brings_its_files(DatabaseProvider provider)
    {
        var site = sites[provider];
        var path = Package(
            ("Recipe.json", """{ "steps": [ { "name": "media", "Files": [ { "SourcePath": "images/dot.gif", "TargetPath": "pack/dot.gif" } ] }, { "name": "settings", "FromPackage": "[file:text('note.txt')]" } ] }"""),
            ("note.txt", "packed"));
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            await using var entry = zip.CreateEntry("images/dot.gif").Open();
            await entry.WriteAsync("GIF89a rest"u8.ToArray());
        }

        var first = (await RunAsync(site, path)).Value;
        Assert.All(first.Steps, s => Assert.Equal(RecipeStepOutcome.Done, s.Outcome));
        Assert.All((await RunAsync(site, path)).Value.Steps, s => Assert.Equal(RecipeStepOutcome.NothingToChange, s.Outcome));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("C:/x")]
    [InlineData("a\\b")]
    public async Task A_package_that_leads_out_of_itself_is_refused_whole(string name)
    {
        var path = Package(("Recipe.json", """{ "steps": [] }"""), (name, "x"));

        Assert.Equal("bad-package", (await RunAsync(sites[DatabaseProvider.Sqlite], path)).Problem!.Code);
    }

    [Theory]
    [InlineData("{ nonsense", "bad-recipe")]
    [InlineData("[]", "bad-recipe")]
    [InlineData("{}", "bad-recipe")]
    [InlineData("""{ "steps": [ 1 ] }""", "bad-recipe")]
    public async Task What_is_no_recipe_is_refused_in_one_message(string text, string code)
    {
        var path = Path.Combine(TestDirectory.Create(), "bad.json");
        await File.WriteAllTextAsync(path, text);

        var refused = await RunAsync(sites[DatabaseProvider.Sqlite], path);
        Assert.Equal(code, refused.Problem!.Code);
        Assert.Contains("bad.json", refused.Problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Editors_run_no_recipes(DatabaseProvider provider)
    {
        var editor = await sites[provider].SignInAsync($"e{Guid.NewGuid():n}"[..20], "Editor");
        var refused = await sites[provider].RunAsync<RunRecipe, Result<RecipeReport>>(
            r => r.RunAsync("any.json", new Dictionary<string, string>(), editor, default));

        Assert.Equal("may-not-run-recipes", refused.Problem!.Code);
    }

    private static string Package(params (string Name, string Text)[] files)
    {
        var path = Path.Combine(TestDirectory.Create(), "package.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in files)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }

        return path;
    }

    private static async Task<RecipeReport> RunTextAsync(NewsroomSite site, string recipe)
    {
        var directory = TestDirectory.Create();
        await File.WriteAllTextAsync(Path.Combine(directory, "test.recipe.json"), recipe);
        await File.WriteAllTextAsync(Path.Combine(directory, "beside.txt"), "from a file");
        await File.WriteAllTextAsync(Path.Combine(directory, "..", "outside.txt"), "secret");
        var result = await RunAsync(site, Path.Combine(directory, "test.recipe.json"));
        Assert.True(result.Succeeded, result.Problem?.Message);
        return result.Value;
    }

    private static Task<Result<RecipeReport>> RunAsync(NewsroomSite site, string file) => site.RunAsync<RunRecipe, Result<RecipeReport>>(
        r => r.RunAsync(file, new Dictionary<string, string>(), Actor.System, default));

    private static Task<Epochs> EpochsAsync(NewsroomSite site) => site.RunAsync<EpochStore, Epochs>(e => e.ReadAsync(default));

    private static Task<int> CountAsync(NewsroomSite site) =>
        site.RunAsync<ItemStore, int>(s => s.CountAsync(new ItemQuery { Status = VersionStatus.All }, default));

    private static Task<IReadOnlyList<KeptStep>> KeptAsync(NewsroomSite site) =>
        site.RunAsync<KeptStepStore, IReadOnlyList<KeptStep>>(s => s.ListAsync(default));

    private static Task<ContentDefinitions> DefinitionsAsync(NewsroomSite site) =>
        site.RunAsync<CurrentDefinitions, ContentDefinitions>(async d => await d.GetAsync(default));
}

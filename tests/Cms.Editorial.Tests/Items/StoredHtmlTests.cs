using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Data;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;

namespace Cms.Editorial.Tests.Items;

public sealed class StoredHtmlTests(NewsroomSites sites) : IClassFixture<NewsroomSites>
{
    private const string Hostile = "<p onclick=x>a<script>b</script></p>";

    private static readonly ContentType Raw = ContentDefinitionJson.ReadType(Json("""
        { "Name": "Raw", "Settings": {}, "ContentTypePartDefinitionRecords": [
            { "PartName": "Raw", "Name": "Raw", "Settings": {} },
            { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": { "HtmlBodyPartSettings": { "SanitizeHtml": false } } }] }
        """), "");

    private static readonly ContentDefinitions Definitions = ContentDefinitions.Empty.Merge(Raw).Merge(ContentDefinitionJson.ReadPart(Json("""
        { "Name": "Raw", "Settings": {}, "ContentPartFieldDefinitionRecords": [
            { "FieldName": "HtmlField", "Name": "Kept", "Settings": { "HtmlFieldSettings": { "SanitizeHtml": false } } },
            { "FieldName": "HtmlField", "Name": "Cleaned", "Settings": {} }] }
        """), ""));

    public static TheoryData<DatabaseProvider> Providers => NewsroomSites.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_somebody_saves_is_cleaned_and_what_is_no_HTML_stays(DatabaseProvider provider)
    {
        var content = ItemContent.From(new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = Hostile },
            ["HtmlBodyPart"] = new JsonObject { ["Html"] = Hostile },
            ["Sections"] = Contained(new JsonObject { ["ContentType"] = "Gone", ["HtmlMenuItemPart"] = new JsonObject { ["Html"] = Hostile } }),
        });
        var saved = (await sites[provider].RunAsync<SaveDraft, Result<ItemVersion>>(s => s.RunAsync(
            new SaveDraftInput(null, "Page", content, 0), Actor.System, default))).Value.Content;

        Assert.Equal(Hostile, saved.Text("TitlePart", "Title"));
        Assert.Equal("<p>a</p>", saved.Text("HtmlBodyPart", "Html"));
        Assert.Equal("<p>a</p>", saved.Find("Sections", "ContentItems")!.Value[0].GetProperty("HtmlMenuItemPart").GetProperty("Html").GetString());
    }

    [Fact]
    public void A_part_or_field_whose_definition_says_so_keeps_its_HTML_also_in_a_contained_item()
    {
        JsonObject Item() => new()
        {
            ["ContentType"] = "Raw",
            ["HtmlBodyPart"] = Html(),
            ["Raw"] = new JsonObject { ["Kept"] = Html(), ["Cleaned"] = Html() },
        };
        var root = Item();
        root["Bag"] = Contained(Item());
        var clean = StoredHtml.Clean(ItemContent.From(root), Raw, Definitions).ToObject();

        foreach (var item in new[] { clean, clean["Bag"]!["ContentItems"]![0]! })
        {
            Assert.Equal(Hostile, (string?)item["HtmlBodyPart"]!["Html"]);
            Assert.Equal(Hostile, (string?)item["Raw"]!["Kept"]!["Html"]);
            Assert.Equal("<p>a</p>", (string?)item["Raw"]!["Cleaned"]!["Html"]);
        }
    }

    [Fact]
    public void Content_without_anything_to_clean_is_the_same_content()
    {
        var content = ItemContent.From(new JsonObject { ["HtmlBodyPart"] = new JsonObject { ["Html"] = "<p>a &amp; b</p>" } });
        Assert.Same(content, StoredHtml.Clean(content, Raw with { Parts = [] }, Definitions));
    }

    private static JsonObject Html() => new() { ["Html"] = Hostile };

    private static JsonObject Contained(JsonObject item) => new() { ["ContentItems"] = new JsonArray(item) };

    private static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;
}

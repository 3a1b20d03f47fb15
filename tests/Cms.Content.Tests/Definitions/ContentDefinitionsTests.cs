using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;

namespace Cms.Content.Tests.Definitions;

public sealed class ContentDefinitionsTests
{
    [Fact]
    public void Merging_keeps_parts_and_settings_that_the_file_does_not_mention()
    {
        var merged = ContentDefinitions.Empty
            .Merge(Type("""{"Name":"A","Settings":{"ContentTypeSettings":{"Draftable":true},"X":{"y":1}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart"}]}"""))
            .Merge(Type("""{"Name":"A","Settings":{"ContentTypeSettings":{"Creatable":"True"}},"ContentTypePartDefinitionRecords":[{"PartName":"BodyPart"}]}"""))
            .Type("A")!;
        Assert.True(merged.Draftable && merged.Creatable);
        Assert.NotNull(merged.Settings.Find("X", "y"));
        Assert.Equal(["TitlePart", "BodyPart"], merged.Parts.Select(p => p.Name));
    }

    [Fact]
    public void Replacing_drops_what_the_file_does_not_mention() =>
        Assert.Equal(["BodyPart"], ContentDefinitions.Empty
            .Merge(Type("""{"Name":"A","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart"}]}"""))
            .Replace(Type("""{"Name":"A","ContentTypePartDefinitionRecords":[{"PartName":"BodyPart"}]}"""))
            .Type("A")!.Parts.Select(p => p.Name));

    [Fact]
    public void Unknown_settings_survive_a_round_trip()
    {
        const string Json = """{"Name":"A","DisplayName":"A","Settings":{"Future":{"k":[1,null]}},"ContentTypePartDefinitionRecords":[{"PartName":"BagPart","Name":"Sections","Settings":{"Z":"q"}}]}""";
        Assert.Equal(Json, ContentDefinitionJson.Write(Type(Json)).ToJsonString());
    }

    [Theory]
    [InlineData("""{"ContentTypePartDefinitionRecords":[]}""", "here.Name")]
    [InlineData("""{"Name":"A","ContentTypePartDefinitionRecords":[{}]}""", "here.ContentTypePartDefinitionRecords[0].PartName")]
    [InlineData("""{"Name":"A","Settings":[]}""", "here.Settings")]
    public void A_bad_definition_is_refused_with_its_place(string json, string place) =>
        Assert.Contains(place, Assert.Throws<JsonException>(() => Type(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Positions_are_natural_order() =>
        Assert.Equal(["-1", "2", "2.5", "10", "x"], new[] { "10", "x", "2.5", "2", "-1" }.Order(PositionOrder.Instance));

    private static ContentType Type(string json) => ContentDefinitionJson.ReadType((JsonObject)JsonNode.Parse(json)!, "here");
}

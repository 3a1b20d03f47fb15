using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Indexing;
using Cms.Content.Items;

namespace Cms.Content.Tests.Indexing;

public sealed class ItemIndexerTests
{
    private static readonly ContentDefinitions Definitions = ContentDefinitions.Empty
        .Merge(Type("""{"Name":"Story","ContentTypePartDefinitionRecords":[{"PartName":"Story"},{"PartName":"TranslatorPart"},{"PartName":"MarkdownBodyPart"}]}"""))
        .Merge(Part("""
            {"Name":"Story","ContentPartFieldDefinitionRecords":[
              {"FieldName":"TextField","Name":"Kind","Settings":{"FieldIndexSettings":{"Indexed":true}}},
              {"FieldName":"TextField","Name":"Secret"},
              {"FieldName":"NumericField","Name":"Share","Settings":{"FieldIndexSettings":{"Indexed":true}}},
              {"FieldName":"TaxonomyField","Name":"Keywords"}]}
            """))
        .Merge(Part("""
            {"Name":"TranslatorPart","ContentPartFieldDefinitionRecords":[
              {"FieldName":"ContentPickerField","Name":"Translators"},{"FieldName":"ContentPickerField","Name":"Withheld"}]}
            """));

    [Fact]
    public void Only_fields_declared_indexed_are_values()
    {
        var index = Index("""{"Story":{"Kind":{"Text":"news"},"Secret":{"Text":"s"},"Share":{"Value":0.5}}}""");
        Assert.Equal(
            [new ValueEntry("Story", "Kind", "news", null, null, null), new ValueEntry("Story", "Share", null, 0.5m, null, null)],
            index.Values.AsEnumerable());
    }

    [Fact]
    public void A_withheld_translator_cannot_be_found_by_reference()
    {
        var index = Index("""{"TranslatorPart":{"Translators":{"ContentItemIds":["open","hidden"]},"Withheld":{"ContentItemIds":["hidden"]}}}""");
        Assert.Equal([new ReferenceEntry("TranslatorPart", "Translators", "open", 0)], index.References.AsEnumerable());
    }

    [Fact]
    public void Terms_paths_cultures_and_text_are_indexed()
    {
        var index = Index("""
            {"Story":{"Keywords":{"TermContentItemIds":["t1","t2","t1"]}},"AutoroutePart":{"Path":"/news/x/"},
             "LocalizationPart":{"Culture":"en","LocalizationSet":"s"},"MarkdownBodyPart":{"Markdown":"The body."}}
            """);
        Assert.Equal(["t1", "t2"], index.Terms.Select(t => t.TermId));
        Assert.Equal(("news/x", "en", "s"), (index.Path, index.Culture, index.LocalizationSet));
        Assert.Equal("Title\nThe body.", index.FullText);
    }

    [Fact]
    public void Values_of_the_wrong_kind_are_passed_over()
    {
        var index = Index("""{"Story":{"Kind":{"Text":5},"Share":{"Value":"x"},"Keywords":7},"AutoroutePart":{"Path":""}}""");
        Assert.Empty(index.Values);
        Assert.Empty(index.Terms);
        Assert.Null(index.Path);
    }

    private static ItemIndex Index(string content) => ItemIndexer.Index(
        new ContentItem
        {
            ContentItemId = new ItemId("a"),
            ContentType = "Story",
            DisplayText = "Title",
            Content = ItemContent.FromStored(content),
        },
        Definitions);

    private static ContentType Type(string json) => ContentDefinitionJson.ReadType((JsonObject)JsonNode.Parse(json)!, "type");

    private static ContentPart Part(string json) => ContentDefinitionJson.ReadPart((JsonObject)JsonNode.Parse(json)!, "part");
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.GraphQL.Types;
using Cms.Testing;
using Cms.Web.Api.Items;
using Cms.Web.Api.Schema;
using Xunit.Abstractions;

namespace Cms.Web.Tests.Api;

/// <summary>A site's editors name their types, parts and fields as they like.</summary>
public sealed class SchemaNamesTests(ITestOutputHelper output)
{
    private static readonly string[] Names =
    [
        "Article", "article", "ARTICLE", "ArticleConnection", "ArticleEdge", "ArticleWhereInput", "ArticleOrderByInput", "ArticleInput", "ArticlePickerField",
        "ContentItem", "Query", "Mutation", "PageInfo", "Status", "String", "JSON", "DateTime", "User", "Me", "Layer", "LayerWidget", "SiteCulture", "MediaFile", "MediaField",
        "MarkdownField", "HtmlField", "LinkField", "TaxonomyField", "ContentPickerField", "Credit", "CreditRole", "Notice", "NoticeInput", "EmptySite",
        "SourcePart", "SourcePartWhereInput", "SourcePartInput", "TranslatorPart", "Source", "And", "OR", "NOT", "Parts", "Path", "Title", "DisplayText", "ContentItemId", "Owner",
        "__Hidden", "_", "A1", "Part", "PartPart", "SiteCultures", "ContentItemByPath", "Color", "Color_not", "Color_in", "CreateArticle", "SaveArticle",
        "ContentItemReferenceWhereInput", "TermReferenceWhereInput", "ContentItemReferenceOrderByInput", "LocalizationPartWhereInput",
    ];

    private static readonly string[] Parts =
    [
        "TitlePart", "AutoroutePart", "AliasPart", "LocalizationPart", "MarkdownBodyPart", "HtmlBodyPart", "BagPart", "FlowPart", "ListPart", "TaxonomyPart",
        "MenuItemsListPart", "SeoMetaPart", "PublishLaterPart", "ArchiveLaterPart", "SourcePart", "TranslatorPart", "DisclaimerPart", "NoticesPart",
    ];

    private static readonly string[] FieldTypes =
    [
        "TextField", "BooleanField", "NumericField", "DateField", "DateTimeField", "TimeField", "MultiTextField", "HtmlField", "MarkdownField", "LinkField",
        "MediaField", "ContentPickerField", "TaxonomyField", "YoutubeField",
    ];

    [Fact]
    public void Whatever_the_definitions_say_there_is_a_schema_and_it_reads_back()
    {
        var random = Seeds.Create(output.WriteLine);
        for (var i = 0; i < TestLength.Of(150, 5_000); i++)
        {
            var definitions = Definitions(random);
            Cms.GraphQL.Types.Schema schema;
            try
            {
                schema = ContentSchema.Build(definitions, new PageBounds(100, 1000));
            }
            catch (SchemaException e)
            {
                throw new InvalidOperationException($"Site {i}: {e.Message}\n{string.Join('\n', definitions.Types.Values.Select(t => ContentDefinitionJson.Write(t).ToJsonString()))}\n{string.Join('\n', definitions.Parts.Values.Select(t => ContentDefinitionJson.Write(t).ToJsonString()))}", e);
            }

            Assert.NotNull(schema.FindType("ContentItem"));
            Assert.Equal(schema.ToString(), new SchemaBuilder().AddSdl(schema.ToString()).Build().ToString());
        }
    }

    private static ContentDefinitions Definitions(Random random)
    {
        var definitions = ContentDefinitions.Empty;
        foreach (var part in Some(random, 8, [.. Names, .. Parts]))
            definitions = definitions.Replace(new ContentPart(part, Settings.Empty, [.. Some(random, 6, Names).Select(name => Field(random, name))]));
        foreach (var type in Some(random, 6, Names))
        {
            ImmutableArray<PartUse> uses =
            [
                .. Some(random, 6, [.. Names, .. Parts]).Select(part => new PartUse(
                    part, random.Next(3) == 0 ? Pick(random, [.. Names, .. Parts]) : part, PartSettings(random))).DistinctBy(use => use.Name),
            ];
            definitions = definitions.Replace(new ContentType(type, type, TypeSettings(random), uses));
        }

        return definitions;
    }

    private static ContentField Field(Random random, string name) => new(Pick(random, FieldTypes), name, Settings.From(new JsonObject
    {
        ["FieldIndexSettings"] = new JsonObject { ["Indexed"] = random.Next(2) == 0 },
        ["ContentPickerFieldSettings"] = new JsonObject { ["DisplayedContentTypes"] = new JsonArray([.. Some(random, 2, Names).Select(n => (JsonNode)n)]) },
        ["GraphQLContentPartFieldSettings"] = new JsonObject { ["Hidden"] = random.Next(5) == 0 },
    }));

    private static Settings PartSettings(Random random) => Settings.From(new JsonObject
    {
        ["GraphQLContentTypePartSettings"] = new JsonObject { ["Collapse"] = random.Next(3) == 0, ["Hidden"] = random.Next(6) == 0 },
        ["ListPartSettings"] = new JsonObject { ["ContainedContentTypes"] = new JsonArray([.. Some(random, 2, Names).Select(n => (JsonNode)n)]) },
    });

    private static Settings TypeSettings(Random random)
    {
        var settings = new JsonObject { ["Creatable"] = random.Next(2) == 0 };
        if (random.Next(5) == 0)
            settings["Stereotype"] = "Widget";
        return Settings.From(new JsonObject { ["ContentTypeSettings"] = settings });
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static string[] Some(Random random, int most, IReadOnlyList<string> from) =>
        [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => Pick(random, from)).Distinct()];
}

using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>seoMeta { pageTitle metaDescription … }</c>.</summary>
internal sealed class SeoMeta() : TypedPart("SeoMetaPart", "SeoMetaPart")
{
    private static readonly string[] Texts =
    [
        "PageTitle", "MetaDescription", "MetaKeywords", "Canonical", "MetaRobots", "OpenGraphType", "OpenGraphTitle",
        "OpenGraphDescription", "TwitterTitle", "TwitterDescription", "TwitterCard", "TwitterCreator", "TwitterSite", "GoogleSchema",
    ];

    private static readonly string[] Images = ["DefaultSocialImage", "OpenGraphImage", "TwitterImage"];

    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part)
    {
        type.Describe("What the item says of itself to search engines and social networks.");
        type.Field("render", "Boolean").Flag("Render");
        foreach (var text in Texts)
            type.Field(SchemaNames.Camel(text), "String").Text(text);
        foreach (var image in Images)
        {
            type.Field(SchemaNames.Camel(image), MediaFields.Type(scope))
                .Resolve((parent, _) => ((PartValue)parent).Inside(image) is { Json.ValueKind: System.Text.Json.JsonValueKind.Object } value ? value : null);
        }
    }
}

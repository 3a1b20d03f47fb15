using System.Text.Json;
using Cms.GraphQL.Types.Building;
using Cms.Translations.Markdown;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>linkMenuItem { name url target }</c>.</summary>
internal sealed class LinkMenuItem() : TypedPart("LinkMenuItemPart", "LinkMenuItemPart")
{
    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part)
    {
        type.Describe("An entry of a menu that leads to an address.").Field("name", "String").Text("Name");
        Url(type);
        type.Field("target", "String").Text("Target");
    }

    /// <summary>The address, where it is one that may be linked to.</summary>
    internal static void Url(ObjectTypeBuilder type) => type.Field("url", "String").Describe("~/ begins an address of the site itself.")
        .Resolve((parent, _) => PartValue.Find(((PartValue)parent).Json, "Url") is { ValueKind: JsonValueKind.String } json
            && json.GetString() is var url && SafeLink.Allows(url) ? url : null);
}

/// <summary><c>htmlMenuItem { url target html }</c>.</summary>
internal sealed class HtmlMenuItem() : TypedPart("HtmlMenuItemPart", "HtmlMenuItemPart")
{
    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part)
    {
        LinkMenuItem.Url(type.Describe("An entry of a menu with a text of its own."));
        type.Field("target", "String").Text("Target");
        RenderedHtml.OfHtml(type);
    }
}

/// <summary><c>contentMenuItem { name selectedContentItem { contentItems } }</c>.</summary>
internal sealed class ContentMenuItem() : TypedPart("ContentMenuItemPart", "ContentMenuItemPart")
{
    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part)
    {
        type.Describe("An entry of a menu that leads to a content item.").Field("name", "String").Text("Name");
        ItemTypes.AddFields(scope, type, part);
        if (type.FindField("selectedContentItem") is null)
        {
            type.Field("selectedContentItem", References.PickerType(scope, target: null)).Resolve((parent, _) =>
                ((PartValue)parent).Inside("SelectedContentItem") is { Json.ValueKind: JsonValueKind.Object } value ? value : null);
        }
    }
}

using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Fields that hold Markdown or HTML.</summary>
internal static class MarkdownFields
{
    /// <summary>The type of a MarkdownField.</summary>
    public static string Type(SchemaScope scope)
    {
        var name = scope.Name("MarkdownField");
        if (!scope.Builder.Has(name))
            Declare(scope.Builder.Object(name));
        return name;
    }

    /// <summary>The type of an HtmlField.</summary>
    public static string HtmlType(SchemaScope scope)
    {
        var name = scope.Name("HtmlField");
        if (!scope.Builder.Has(name))
            RenderedHtml.OfHtml(scope.Builder.Object(name).Describe("HTML, without what could act."));
        return name;
    }

    public static void Declare(ObjectTypeBuilder type)
    {
        type.Describe("Markdown, without raw HTML.").Field("markdown", "String").Text("Markdown");
        RenderedHtml.OfMarkdown(type);
    }
}

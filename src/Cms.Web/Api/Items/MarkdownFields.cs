using System.Runtime.CompilerServices;
using System.Text.Json;
using Cms.GraphQL.Types.Building;
using Cms.Translations.Markdown;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Markdown and the HTML made of it; the HTML is kept as long as the version's parsed content is.</summary>
internal static class MarkdownFields
{
    private static readonly ConditionalWeakTable<object, Dictionary<string, string>> Rendered = [];

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
            scope.Builder.Object(name).Describe("HTML as it was stored.").Field("html", "String").Text("Html");
        return name;
    }

    public static void Declare(ObjectTypeBuilder type)
    {
        type.Describe("Markdown, without raw HTML.").Field("markdown", "String").Text("Markdown");
        type.Field("html", "String").Describe("Safe to show as it is.").Resolve((parent, _) => Html((PartValue)parent));
    }

    /// <summary>Null when there is no Markdown.</summary>
    public static string? Html(PartValue value)
    {
        var json = PartValue.Find(value.Json, "Markdown");
        if (json.ValueKind != JsonValueKind.String)
            return null;
        var markdown = json.GetString()!;
        var ofItem = Rendered.GetOrCreateValue(value.Item.Content);
        lock (ofItem)
        {
            if (!ofItem.TryGetValue(markdown, out var html))
                ofItem[markdown] = html = MarkdownRenderer.ToHtml(markdown);
            return html;
        }
    }
}

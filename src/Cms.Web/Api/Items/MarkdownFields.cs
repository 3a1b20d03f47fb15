using System.Runtime.CompilerServices;
using System.Text.Json;
using Cms.GraphQL.Types;
using Cms.Translations.Markdown;

namespace Cms.Web.Api.Items;

/// <summary>Markdown and the HTML made of it; the HTML is kept as long as the version's parsed content is.</summary>
internal static class MarkdownFields
{
    public const string BodyType = "MarkdownBodyPart";
    public const string FieldType = "MarkdownField";

    private static readonly ConditionalWeakTable<object, Dictionary<string, string>> Rendered = [];

    public static void AddTypes(SchemaBuilder schema)
    {
        foreach (var name in (string[])[BodyType, FieldType])
        {
            var type = schema.Object(name).Describe("Markdown, without raw HTML.");
            type.Field("markdown", "String").Text("Markdown");
            type.Field("html", "String").Describe("Safe to show as it is.").Resolve((parent, _) => Html((PartValue)parent));
        }

        var html = schema.Object("HtmlField").Describe("Sanitised HTML.");
        html.Field("html", "String").Text("Html");
        schema.Object("HtmlBodyPart").Describe("Sanitised HTML.").Field("html", "String").Text("Html");
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

using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cms.GraphQL.Types.Building;
using Cms.Translations.Markdown;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Markdown and the HTML made of it; the HTML is kept as long as the version's parsed content is.</summary>
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
            scope.Builder.Object(name).Describe("HTML as it was stored.").Field("html", "String").Text("Html");
        return name;
    }

    public static void Declare(ObjectTypeBuilder type)
    {
        type.Describe("Markdown, without raw HTML.").Field("markdown", "String").Text("Markdown");
        type.Field("html", "String").Describe("Safe to show as it is.").Write(WriteHtml);
    }

    /// <summary>Null when there is no Markdown.</summary>
    public static string? Html(PartValue value) =>
        PartValue.Find(value.Json, "Markdown") is { ValueKind: JsonValueKind.String } markdown
            ? MarkdownRenderer.ToHtml(markdown.GetString()!)
            : null;

    /// <summary>The HTML as it stands in an answer: JSON in UTF-8, made once for each version and place in it.</summary>
    private static bool WriteHtml(Utf8JsonWriter writer, object parent)
    {
        var value = (PartValue)parent;
        var json = PartValue.Find(value.Json, "Markdown");
        if (json.ValueKind != JsonValueKind.String)
            return false;
        var content = value.Item.Content;
        JsonMarshal.GetRawUtf8Value(content.Root).Overlaps(JsonMarshal.GetRawUtf8Value(json), out var place);
        var html = content.Derive("html", _ => new ConcurrentDictionary<int, byte[]>(1, 1))
            .GetOrAdd(place, static (_, markdown) => Encode(MarkdownRenderer.ToHtml(markdown.GetString()!)), json);
        writer.WriteRawValue(html, skipInputValidation: true);
        return true;
    }

    private static byte[] Encode(string text) => [(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];
}

using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cms.Content.Items;
using Cms.GraphQL.Types.Building;
using Cms.Translations.Html;
using Cms.Translations.Markdown;

namespace Cms.Web.Api.Items;

/// <summary>HTML that is safe to show as it is, made of a version's Markdown or stored HTML. It is kept as long as the version's
/// parsed content is.</summary>
internal static class RenderedHtml
{
    /// <summary>A field <c>html</c> on a type whose values have Markdown.</summary>
    public static void OfMarkdown(FieldsBuilder type) => Declare(type, "Markdown", MarkdownRenderer.ToHtml);

    /// <summary>A field <c>html</c> on a type whose values have HTML.</summary>
    public static void OfHtml(FieldsBuilder type) => Declare(type, "Html", SafeHtml.From);

    /// <summary>The body of an item; null when it has none.</summary>
    public static string? Body(ContentItem item) => Text(item, "MarkdownBodyPart", "Markdown") is { } markdown
        ? MarkdownRenderer.ToHtml(markdown)
        : Text(item, "HtmlBodyPart", "Html") is { } html ? SafeHtml.From(html) : null;

    private static string? Text(ContentItem item, string part, string key) =>
        PartValue.Find(PartValue.Of(item, part).Json, key) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static void Declare(FieldsBuilder type, string key, Func<string, string> render) =>
        type.Field("html", "String").Describe("Safe to show as it is.").Write((writer, parent) =>
        {
            var value = (PartValue)parent;
            var json = PartValue.Find(value.Json, key);
            if (json.ValueKind != JsonValueKind.String)
                return false;

            // The JSON of the answer, in UTF-8, made once for each version and place in it.
            var content = value.Item.Content;
            JsonMarshal.GetRawUtf8Value(content.Root).Overlaps(JsonMarshal.GetRawUtf8Value(json), out var place);
            var html = content.Derive("html", _ => new ConcurrentDictionary<int, byte[]>(1, 1))
                .GetOrAdd(place, static (_, text) => Encode(text.render(text.json.GetString()!)), (json, render));
            writer.WriteRawValue(html, skipInputValidation: true);
            return true;
        });

    private static byte[] Encode(string text) => [(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];
}

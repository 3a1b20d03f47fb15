using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Content.Items;

namespace Cms.Editorial.Recipes;

/// <summary>The functions of the <c>js</c> engine that need nothing but their arguments.</summary>
internal static class ScriptFunctions
{
    private const int MaxUnpackedBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static JsonNode? Call(string name, List<string> arguments) => (name, arguments) switch
    {
        ("uuid", []) => IdText.New(),
        ("base64", [var text]) => DecodeText(FromBase64(text)),
        ("html", [var text]) => WebUtility.HtmlDecode(text),
        ("gzip", [var text]) => DecodeText(Unpack(FromBase64(text))),
        ("tenantname", []) => "Default",
        ("new Date().toISOString", []) => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new RecipeScriptException($"the function '{name}' is not known here, or not with {arguments.Count} arguments"),
    };

    internal static string ToText(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text when text.TryGetValue<string>(out var plain) => plain,
        _ => value.ToJsonString(),
    };

    internal static string DecodeText(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new RecipeScriptException("the bytes are not UTF-8 text");
        }
    }

    private static byte[] FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new RecipeScriptException("the text is not base 64");
        }
    }

    private static byte[] Unpack(byte[] bytes)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var chunk = new byte[65536];
            for (int read; (read = gzip.Read(chunk)) > 0;)
            {
                unpacked.Write(chunk, 0, read);
                if (unpacked.Length > MaxUnpackedBytes)
                    throw new RecipeScriptException($"the text unpacks to more than {MaxUnpackedBytes / 1024 / 1024} MB");
            }

            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new RecipeScriptException("the text is not packed by gzip");
        }
    }
}

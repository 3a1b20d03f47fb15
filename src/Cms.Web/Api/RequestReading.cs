using System.Buffers;
using System.Text;
using System.Text.Json;
using Cms.GraphQL.Execution;
using Microsoft.Net.Http.Headers;

namespace Cms.Web.Api;

/// <summary>Reads the parameters of a GraphQL request. What is malformed is said in one sentence.</summary>
internal static class RequestReading
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64 };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static (GraphQLRequest? Request, int Status, string? Problem) FromQuery(HttpRequest request)
    {
        string? Parameter(string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

        if (Parameter("query") is not { } query)
            return Bad("The parameter 'query' is missing.");
        if (!TryObject(Parameter("variables"), out var variables))
            return Bad("The parameter 'variables' is not a JSON object.");
        if (!TryObject(Parameter("extensions"), out var extensions))
            return Bad("The parameter 'extensions' is not a JSON object.");
        return (new GraphQLRequest(query, Parameter("operationName"), variables) { Extensions = extensions }, 200, null);
    }

    public static async Task<(GraphQLRequest? Request, int Status, string? Problem)> FromBodyAsync(
        HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            return (null, StatusCodes.Status415UnsupportedMediaType, "The request's body must be application/json in UTF-8.");

        if (await ReadAsync(request, maxBytes, cancellationToken) is not { } body)
            return (null, StatusCodes.Status413PayloadTooLarge, $"The request's body is larger than {maxBytes} bytes.");
        try
        {
            _ = Strict.GetCharCount(body); // ill-formed UTF-8 is refused before any of it is used
            using var document = JsonDocument.Parse(body, Bounded);
            return FromJson(document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return Bad("The request's body is not valid JSON.");
        }
    }

    private static (GraphQLRequest? Request, int Status, string? Problem) FromJson(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return Bad("The request's body is not a JSON object.");
        if (!body.TryGetProperty("query", out var query) || query.ValueKind != JsonValueKind.String)
            return Bad("'query' is missing or not a string.");

        var operationName = Member(body, "operationName");
        if (operationName.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.String))
            return Bad("'operationName' is not a string.");
        var variables = Member(body, "variables");
        if (variables.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object))
            return Bad("'variables' is not an object.");
        var extensions = Member(body, "extensions");
        if (extensions.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object))
            return Bad("'extensions' is not an object.");
        try
        {
            var name = operationName.ValueKind == JsonValueKind.String ? operationName.GetString() : null;
            return (new GraphQLRequest(query.GetString()!, name, variables) { Extensions = extensions }, 200, null);
        }
        catch (InvalidOperationException)
        {
            return Bad("'query' or 'operationName' is not valid Unicode."); // a lone surrogate, written as an escape
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            return null;
        var buffer = new ArrayBufferWriter<byte>((int)Math.Min(request.ContentLength ?? 4096, maxBytes) + 1);
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.GetMemory(4096), cancellationToken);
            if (read == 0)
                return buffer.WrittenSpan.ToArray();
            buffer.Advance(read);
            if (buffer.WrittenCount > maxBytes)
                return null;
        }
    }

    /// <summary>Null is the same as absent.</summary>
    private static JsonElement Member(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : default;

    private static bool TryObject(string? text, out JsonElement value)
    {
        value = default;
        if (text is null)
            return true;
        try
        {
            using var document = JsonDocument.Parse(text, Bounded);
            if (document.RootElement.ValueKind == JsonValueKind.Null)
                return true;
            value = document.RootElement.Clone();
            return value.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static (GraphQLRequest? Request, int Status, string? Problem) Bad(string problem) => (null, StatusCodes.Status400BadRequest, problem);
}

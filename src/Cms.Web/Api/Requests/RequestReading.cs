using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Cms.Web.Api.Requests;

/// <summary>Reads the parameters of GraphQL requests. What is malformed is said in one sentence.</summary>
internal static class RequestReading
{
    private const string Json = "application/json";

    /// <summary>A name given twice in one object would be read one way here and another way by whoever looked at it before.</summary>
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    private static readonly JsonDocumentOptions Doubled = Bounded with { AllowDuplicateProperties = true };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A body is JSON in UTF-8 and nothing else: the types that a foreign page's form can send are refused.</summary>
    public static bool IsJson(string? contentType) => contentType is Json or "application/json; charset=utf-8"
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Compressed bodies are not taken: a small one may be a large document.</summary>
    public static bool IsPacked(HttpRequest request) =>
        request.Headers.ContentEncoding.ToString() is { Length: > 0 } coding && !coding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the whole body, still owned by <paramref name="reader"/>: advance it when done.</summary>
    /// <returns>Null if the body is larger.</returns>
    public static async ValueTask<ReadOnlySequence<byte>?> ReadAsync(
        PipeReader reader, long? length, int maxBytes, CancellationToken cancellationToken)
    {
        if (length > maxBytes)
            return null;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(result.Buffer.End);
                return null;
            }

            if (result.IsCompleted)
                return result.Buffer;
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    public static Refusal? FromQuery(IQueryCollection query, out RequestParameters? parameters)
    {
        parameters = null;
        foreach (var name in (ReadOnlySpan<string>)["query", "documentId", "operationName", "variables", "extensions"])
        {
            if (query[name].Count > 1)
                return Refusal.Malformed($"The parameter '{name}' is given more than once.");
        }

        string? Parameter(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        if (TryObject("variables", Parameter("variables"), out var variables) is { } bad)
            return bad;
        if (TryObject("extensions", Parameter("extensions"), out var extensions) is { } worse)
            return worse;
        parameters = new RequestParameters(
            Parameter("query"), Parameter("documentId"), Parameter("operationName"), variables, extensions);
        return null;
    }

    /// <param name="all">One, or those of a batch.</param>
    public static Refusal? FromBody(ReadOnlyMemory<byte> body, int maxBatchSize, out RequestParameters[] all, out bool isBatch)
    {
        (all, isBatch) = ([], false);
        if (Parse(body, "The request's body", out var json) is { } malformed)
            return malformed;
        if (json.ValueKind != JsonValueKind.Array)
        {
            var problem = FromJson(json, out var only);
            all = only is null ? [] : [only];
            return problem;
        }

        isBatch = true;
        if (maxBatchSize <= 1)
            return Refusal.Malformed("The request's body is a list; this endpoint takes one request at a time, as a JSON object.");
        if (json.GetArrayLength() is var count && (count == 0 || count > maxBatchSize))
            return new Refusal(StatusCodes.Status400BadRequest, $"A list of requests must have from 1 to {maxBatchSize} of them; this one has {count}.", "LIMIT_EXCEEDED");
        all = new RequestParameters[count];
        for (var i = 0; i < count; i++)
        {
            if (FromJson(json[i], out var parameters) is { } problem)
                return problem with { Message = $"Request {i}: {problem.Message}" };
            all[i] = parameters!;
        }

        return null;
    }

    private static Refusal? FromJson(JsonElement json, out RequestParameters? parameters)
    {
        parameters = null;
        if (json.ValueKind != JsonValueKind.Object)
            return Refusal.Malformed("The request's body is not a JSON object.");
        foreach (var (name, kind, what) in Members)
        {
            if (Member(json, name).ValueKind is var found && found != JsonValueKind.Undefined && found != kind)
                return Refusal.Malformed($"'{name}' is not {what}.");
        }

        parameters = new RequestParameters(
            Text(json, "query"), Text(json, "documentId"), Text(json, "operationName"), Member(json, "variables"), Member(json, "extensions"));
        return null;
    }

    private static readonly (string Name, JsonValueKind Kind, string What)[] Members =
    [
        ("query", JsonValueKind.String, "a string"),
        ("documentId", JsonValueKind.String, "a string"),
        ("operationName", JsonValueKind.String, "a string"),
        ("variables", JsonValueKind.Object, "an object"),
        ("extensions", JsonValueKind.Object, "an object"),
    ];

    private static string? Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Null is the same as absent.</summary>
    private static JsonElement Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : default;

    private static Refusal? TryObject(string name, string? text, out JsonElement value)
    {
        value = default;
        if (text is null)
            return null;
        if (Parse(Encoding.UTF8.GetBytes(text), $"The parameter '{name}'", out value) is { } malformed)
            return malformed;
        if (value.ValueKind == JsonValueKind.Null)
            value = default;
        else if (value.ValueKind != JsonValueKind.Object)
            return Refusal.Malformed($"The parameter '{name}' is not a JSON object.");
        return null;
    }

    private static Refusal? Parse(ReadOnlyMemory<byte> bytes, string what, out JsonElement json)
    {
        json = default;
        try
        {
            _ = Strict.GetCharCount(bytes.Span); // ill-formed UTF-8 is refused before any of it is used
            if (HasHalfCharacters(bytes.Span))
                return Refusal.Malformed($"{what} has an escape of half a character (a surrogate without its other half).");
            using var document = JsonDocument.Parse(bytes, Bounded);
            json = document.RootElement.Clone();
            return null;
        }
        catch (DecoderFallbackException)
        {
            return Refusal.Malformed($"{what} is not UTF-8.");
        }
        catch (JsonException) when (IsValidWithDoubles(bytes))
        {
            return Refusal.Malformed($"{what} has an object with the same name twice.");
        }
        catch (JsonException e) when (e.LineNumber is { } line && e.BytePositionInLine is { } position)
        {
            return Refusal.Malformed($"{what} is not valid JSON (line {line + 1}, byte {position + 1}).");
        }
        catch (JsonException)
        {
            return Refusal.Malformed($"{what} is not valid JSON.");
        }
    }

    private static bool IsValidWithDoubles(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Doubled);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>JSON's grammar has them, but no text does: reading such a name or string later would fail somewhere inside.</summary>
    private static bool HasHalfCharacters(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0)
            return false;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Bounded.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }

        return false;
    }
}

using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Cms.Site.GraphQL;

/// <summary>Asks the endpoint, by the GraphQL-over-HTTP specification.</summary>
internal sealed class GraphQLClient(IHttpClientFactory clients, ILogger<GraphQLClient> log)
{
    /// <summary>Name of the HTTP client that the host may configure.</summary>
    public const string HttpClientName = "Cms.Site";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Never throws for what the endpoint does; throws when the reader has gone.</summary>
    public async Task<Answer<T>> AskAsync<T>(
        GraphQLDocument document, object? variables, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null)
            {
                Content = new ByteArrayContent(
                    JsonSerializer.SerializeToUtf8Bytes(new { query = document.Text, variables }, Json))
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
                },
            };
            request.Headers.Accept.ParseAdd("application/graphql-response+json");
            request.Headers.Accept.ParseAdd("application/json;q=0.9");

            using var http = clients.CreateClient(HttpClientName);
            using var response = await http.SendAsync(request, cancellationToken);
            return await ReadAsync<T>(document, response, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(exception, "The query '{Query}' got no usable answer: {Reason}", document.Name, exception.Message);
            return new Answer<T>.Unavailable();
        }
    }

    private async Task<Answer<T>> ReadAsync<T>(
        GraphQLDocument document, HttpResponseMessage response, CancellationToken cancellationToken)
        where T : class
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var envelope = IsJson(response)
            ? await JsonSerializer.DeserializeAsync<Envelope<T>>(body, Json, cancellationToken)
            : null;

        if (envelope?.Errors is { ValueKind: JsonValueKind.Array } errors)
        {
            var text = errors.GetRawText();
            log.LogWarning("The query '{Query}' was answered with errors: {Errors}",
                document.Name, text.Length > 2000 ? text[..2000] : text);
        }

        if (envelope?.Data is { } data)
            return new Answer<T>.Received(data);

        log.LogError("The query '{Query}' got no data: HTTP {Status}, {ContentType}",
            document.Name, (int)response.StatusCode, response.Content.Headers.ContentType);
        return new Answer<T>.Unavailable();
    }

    private static bool IsJson(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "application/graphql-response+json" or "application/json";

    private sealed record Envelope<TData>(TData? Data, JsonElement? Errors)
        where TData : class;
}

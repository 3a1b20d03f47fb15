using System.Text.Json;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Requests;

/// <summary>Finds the document that a request means: its own text, or one that the server knows by an id. Singleton.</summary>
internal sealed class DocumentSource(TrustedDocuments trusted, PersistedQueries persisted, GraphQLSettings settings)
{
    private const string NotFoundCode = "PERSISTED_QUERY_NOT_FOUND";

    /// <param name="hash">To <see cref="Register"/> the text under once it has proved to be a good document; null for none.</param>
    public Refusal? Find(RequestParameters request, out string text, out string? hash)
    {
        (text, hash) = ("", null);
        if (request.DocumentId is { } id)
            return request.Query is null ? FindById(id, out text) : Refusal.Malformed("Send either 'query' or 'documentId', not both.");

        if (request.Extensions.ValueKind == JsonValueKind.Object && request.Extensions.TryGetProperty("persistedQuery", out var apq)
            && apq.ValueKind != JsonValueKind.Null)
            return FindByHash(apq, request.Query, out text, out hash);

        if (request.Query is null)
            return Refusal.Malformed("'query' is missing.");
        text = request.Query;
        return settings.TrustedDocumentsOnly && !trusted.Has(text) ? Untrusted() : null;
    }

    public void Register(string hash, string text) => persisted.Add(hash, text);

    private Refusal? FindById(string id, out string text)
    {
        text = trusted.Find(id)
            ?? (id.StartsWith(PersistedQueries.HashPrefix, StringComparison.Ordinal) ? FindRegistered(id[PersistedQueries.HashPrefix.Length..]) : null)
            ?? "";
        return text.Length > 0 ? null
            : new Refusal(StatusCodes.Status400BadRequest, "The server knows no document of this 'documentId'.", NotFoundCode) { IsOfDocument = true };
    }

    private Refusal? FindByHash(JsonElement apq, string? query, out string text, out string? register)
    {
        (text, register) = (query ?? "", null);
        if (apq.ValueKind != JsonValueKind.Object
            || !apq.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1
            || !apq.TryGetProperty("sha256Hash", out var sent) || sent.ValueKind != JsonValueKind.String)
            return Refusal.Malformed("'extensions.persistedQuery' must have 'version' 1 and a string 'sha256Hash'.");

        var hash = sent.GetString()!;
        if (query is null)
        {
            text = trusted.Find(PersistedQueries.HashPrefix + hash) ?? FindRegistered(hash) ?? "";
            return text.Length > 0 ? null
                : new Refusal(StatusCodes.Status400BadRequest, "PersistedQueryNotFound", NotFoundCode) { IsOfDocument = true };
        }

        if (hash != PersistedQueries.HashOf(query))
            return Refusal.Malformed("'extensions.persistedQuery.sha256Hash' is not the SHA-256 of 'query', in lower-case hexadecimal.");
        if (settings.TrustedDocumentsOnly)
            return trusted.Has(query) ? null : Untrusted();
        register = settings.PersistsQueries ? hash : null;
        return null;
    }

    private string? FindRegistered(string hash) => settings is { PersistsQueries: true, TrustedDocumentsOnly: false } ? persisted.Find(hash) : null;

    private static Refusal Untrusted() =>
        new(StatusCodes.Status400BadRequest, "Only documents that the server knows beforehand are answered here.", "UNTRUSTED_DOCUMENT") { IsOfDocument = true };
}

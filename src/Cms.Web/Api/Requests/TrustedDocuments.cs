using System.Collections.Frozen;
using System.Text.Json;
using Cms.Site;
using Cms.Site.Feeds;
using Cms.Web.Api.Schema;
using Cms.Web.Hosting;

namespace Cms.Web.Api.Requests;

/// <summary>The documents of the manifest that <c>Cms:GraphQL:TrustedDocuments</c> names, and those of the themes of this process.
/// The manifest is an object of ids and documents, or Apollo's form <c>{ "operations": [{ "id", "body" }] }</c>. Singleton.</summary>
internal sealed class TrustedDocuments
{
    private readonly FrozenDictionary<string, string> _byId;
    private readonly FrozenSet<string> _hashes;

    /// <exception cref="CmsConfigurationException">The manifest cannot be used.</exception>
    public TrustedDocuments(GraphQLSettings settings, IEnumerable<Theme> themes)
    {
        var documents = settings.TrustedDocuments is { } file ? Read(file) : [];
        foreach (var text in themes.SelectMany(theme => theme.Queries.All).Concat(FeedQueries.All).Select(query => query.Text))
            documents.TryAdd(PersistedQueries.HashOf(text), text);
        foreach (var text in documents.Values.ToArray())
            documents.TryAdd(PersistedQueries.HashPrefix + PersistedQueries.HashOf(text), text);
        _byId = documents.ToFrozenDictionary(StringComparer.Ordinal);
        _hashes = documents.Values.Select(PersistedQueries.HashOf).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <param name="id">As in the manifest, or <c>sha256:</c> and the hash of the text.</param>
    public string? Find(string id) => _byId.GetValueOrDefault(id);

    public bool Has(string text) => _hashes.Contains(PersistedQueries.HashOf(text));

    private static Dictionary<string, string> Read(string file)
    {
        CmsConfigurationException Unusable(string why) => new($"Cms:GraphQL:TrustedDocuments names {file}, which {why}");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var pairs = json.RootElement.ValueKind != JsonValueKind.Object ? []
                : json.RootElement.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
                    ? operations.EnumerateArray().Select(o => (Id: Text(o, "id"), Text: Text(o, "body"))).ToArray()
                    : json.RootElement.EnumerateObject()
                        .Select(p => (Id: (string?)p.Name, Text: p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString() : null)).ToArray();
            if (pairs.Length == 0)
                throw Unusable("has no documents; it must be an object of ids and documents.");
            var documents = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (id, text) in pairs)
            {
                if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(text))
                    throw Unusable($"has an entry '{id}' without id or document.");
                if (id.StartsWith(PersistedQueries.HashPrefix, StringComparison.Ordinal) && id[PersistedQueries.HashPrefix.Length..] != PersistedQueries.HashOf(text))
                    throw Unusable($"has an entry '{id}' whose document has another hash.");
                if (!documents.TryAdd(id, text))
                    throw Unusable($"has two documents with the id '{id}'.");
            }

            return documents;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"cannot be read: {e.Message}");
        }
        catch (JsonException e)
        {
            throw Unusable($"is not valid JSON: {e.Message}");
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

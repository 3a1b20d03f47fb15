using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Items;

/// <summary>The terms of all published taxonomies, read again only when content has changed. Singleton.</summary>
public sealed class Terms : IDisposable
{
    private readonly EpochCache<Loaded> _cache;

    public Terms(EpochWatch epochs, IServiceScopeFactory scopes) => _cache = new(epochs, scopes, e => e.Content, LoadAsync);

    public async ValueTask<TermIndex> GetAsync(CancellationToken cancellationToken) => (await _cache.GetAsync(cancellationToken)).Index;

    public void Dispose() => _cache.Dispose();

    private static async Task<Loaded> LoadAsync(IServiceProvider services, Loaded? before, CancellationToken cancellationToken)
    {
        var definitions = await services.GetRequiredService<CurrentDefinitions>().GetAsync(cancellationToken);
        ImmutableArray<string> types = [.. definitions.Types.Values.Where(t => t.Has("TaxonomyPart")).Select(t => t.Name)];
        if (types.Length == 0)
            return new Loaded([], TermIndex.Empty);

        var taxonomies = await services.GetRequiredService<ItemStore>().QueryAsync(
            new ItemQuery
            {
                ContentTypes = types,
                OrderBy = [new ItemOrder(new ItemField.Envelope(EnvelopeField.ContentItemId))],
                Take = 1000,
            },
            cancellationToken);
        ImmutableArray<VersionId> versions = [.. taxonomies.Select(t => t.VersionId)];
        return before is not null && before.Versions.SequenceEqual(versions)
            ? before
            : new Loaded(versions, new TermIndex(taxonomies.SelectMany(TermsOf)));
    }

    private static IEnumerable<Term> TermsOf(ItemVersion taxonomy) =>
        taxonomy.Content.Find("TaxonomyPart", "Terms") is { ValueKind: JsonValueKind.Array } terms
            ? Flatten(terms, taxonomy.ContentItemId, parentId: null)
            : [];

    private static IEnumerable<Term> Flatten(JsonElement terms, ItemId taxonomy, string? parentId)
    {
        foreach (var json in terms.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.Object))
        {
            if (ContentItemJson.Read(JsonObject.Create(json)!, out _) is not { } item)
                continue;

            var id = item.ContentItemId.Value;
            yield return new Term(
                id,
                item.DisplayText ?? item.Content.Text("TitlePart", "Title") ?? id,
                PathRules.Normalise(item.Content.Text("AutoroutePart", "Path")),
                taxonomy,
                parentId,
                item);
            if (item.Content.Find("Terms") is { ValueKind: JsonValueKind.Array } children)
            {
                foreach (var child in Flatten(children, taxonomy, id))
                    yield return child;
            }
        }
    }

    private sealed record Loaded(ImmutableArray<VersionId> Versions, TermIndex Index);
}

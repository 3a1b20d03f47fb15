using System.Collections.Immutable;
using Cms.Content.Items;

namespace Cms.Editorial.Items;

/// <summary>A term of a taxonomy: a content item contained in it.</summary>
/// <param name="Path">Without leading slash; null when it has none.</param>
/// <param name="ParentId">Null at the top of the taxonomy.</param>
public sealed record Term(string Id, string Name, string? Path, ItemId Taxonomy, string? ParentId, ContentItem Item);

/// <summary>Terms by id, name and path, in the order of their taxonomies.</summary>
public sealed class TermIndex
{
    private readonly ImmutableArray<Term> _terms;
    private readonly Dictionary<string, Term> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term> _byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, Term> _byName;

    internal TermIndex(IEnumerable<Term> terms)
    {
        _terms = [.. terms];
        foreach (var term in _terms)
        {
            _byId.TryAdd(term.Id, term);
            if (term.Path is not null)
                _byPath.TryAdd(term.Path.Trim('/'), term);
        }

        _byName = _terms.ToLookup(t => NameKey(t.Name), StringComparer.Ordinal);
    }

    public static TermIndex Empty { get; } = new([]);

    public IReadOnlyList<Term> All => _terms;

    public Term? Find(string id) => _byId.GetValueOrDefault(id);

    /// <param name="path">With or without leading slash.</param>
    public Term? FindByPath(string path) => _byPath.GetValueOrDefault(path.Trim('/'));

    /// <summary>Compared trimmed and without case.</summary>
    public IEnumerable<Term> FindByName(string name) => _byName[NameKey(name)];

    public IEnumerable<Term> Of(ItemId taxonomy) => _terms.Where(t => t.Taxonomy == taxonomy);

    internal static string NameKey(string name) => name.Trim().Normalize().ToLowerInvariant();
}

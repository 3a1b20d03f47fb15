using System.Collections.Immutable;
using Cms.Editorial.Accounts;
using Cms.Editorial.Sites;

namespace Cms.Editorial.Translations;

/// <summary>The cultures that one person may translate into, by language of the source.</summary>
internal sealed class Directions
{
    private const string Prefix = "Translate ";

    private readonly Actor _actor;
    private readonly ImmutableArray<LanguagePair> _granted;
    private readonly ImmutableArray<string> _siteCultures;

    private Directions(Actor actor, ImmutableArray<LanguagePair> granted, ImmutableArray<string> siteCultures)
    {
        _actor = actor;
        _granted = granted;
        _siteCultures = siteCultures;
    }

    public bool IsEmpty => _granted.IsEmpty && _siteCultures.IsEmpty;

    /// <summary>Who may do everything translates between the cultures of the site; everybody else as granted.</summary>
    public static async Task<Directions> OfAsync(Actor actor, CurrentSite site, CancellationToken cancellationToken)
    {
        var granted = actor.Granted
            .Where(permission => permission.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(permission => LanguagePair.Parse(permission[Prefix.Length..]))
            .OfType<LanguagePair>()
            .OrderBy(pair => pair.To, StringComparer.Ordinal)
            .ToImmutableArray();
        return new Directions(actor, granted, actor.HasEverything ? (await site.GetAsync(cancellationToken)).Cultures : []);
    }

    /// <summary>Each culture that this person may translate into, with the languages (in lower case) they may do it from; none means
    /// from any.</summary>
    public IEnumerable<(string To, ImmutableArray<string> From)> ByTarget()
    {
        var all = _siteCultures.Select(Culture.Canonical).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return all.Select(to => (to, ImmutableArray<string>.Empty)).Concat(_granted
            .GroupBy(pair => Culture.Canonical(pair.To))
            .Where(group => group.Key is { } to && !all.Contains(to, StringComparer.Ordinal))
            .Select(group => (group.Key!, group.Select(pair => pair.From).Distinct(StringComparer.Ordinal).ToImmutableArray())));
    }

    /// <summary>Returns the cultures in their usual spelling, each once.</summary>
    public IEnumerable<string> From(string language)
    {
        var from = language.ToLowerInvariant();
        return _granted.Where(pair => pair.From == from).Select(pair => pair.To)
            .Concat(_siteCultures)
            .Select(Culture.Canonical)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(to => !string.Equals(to, language, StringComparison.OrdinalIgnoreCase)
                && _actor.MayTranslate(new LanguagePair(from, to.ToLowerInvariant())));
    }
}

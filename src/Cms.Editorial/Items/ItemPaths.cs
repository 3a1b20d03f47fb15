using System.Collections.Immutable;
using System.Globalization;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;

namespace Cms.Editorial.Items;

/// <summary>Finds a free path: the pattern's, else with -2, -3 and so on.</summary>
internal sealed class ItemPaths(ItemStore items, Terms terms)
{
    private const int BatchSize = 25;

    private const int MaxTries = 500;

    /// <param name="refused">Paths that turned out to be taken.</param>
    /// <returns>Null when the display text gives no path.</returns>
    internal async Task<string?> ChooseAsync(
        ItemId id,
        PartUse autoroute,
        string? displayText,
        string? culture,
        IReadOnlySet<string> refused,
        CancellationToken cancellationToken)
    {
        if (PathPattern.Of(autoroute).Apply(displayText) is not { } wanted)
            return null;

        var index = await terms.GetAsync(cancellationToken);
        for (var first = 1; first <= MaxTries; first += BatchSize)
        {
            ImmutableArray<string> candidates =
            [
                .. Enumerable.Range(first, BatchSize).Select(n => n == 1 ? wanted : $"{wanted}-{n.ToString(CultureInfo.InvariantCulture)}"),
            ];
            var taken = await FindTakenAsync(id, candidates, culture, cancellationToken);
            var free = candidates.FirstOrDefault(
                c => !taken.Contains(c) && !refused.Contains(c) && !PathRules.IsReserved(c) && index.FindByPath(c) is null);
            if (free is not null)
                return free;
        }

        return $"{wanted}-{id}";
    }

    /// <summary>Whether another item has the path, in the same culture or in none.</summary>
    internal async Task<bool> IsTakenAsync(ItemId id, string path, string? culture, CancellationToken cancellationToken) =>
        (await FindTakenAsync(id, [path], culture, cancellationToken)).Count > 0;

    private async Task<HashSet<string>> FindTakenAsync(
        ItemId id, ImmutableArray<string> paths, string? culture, CancellationToken cancellationToken)
    {
        var found = await items.QueryAsync(
            new ItemQuery
            {
                Status = VersionStatus.All,
                Where = new ItemFilter.Compare(new ItemField.Path(), Comparison.In, [.. paths]),
                Take = 1000,
            },
            cancellationToken);
        return
        [
            .. found.Where(v => v.ContentItemId != id && IsSame(v.Content.Text("LocalizationPart", "Culture"), culture))
                .Select(v => PathRules.Normalise(v.Content.Text("AutoroutePart", "Path"))).OfType<string>(),
        ];
    }

    private static bool IsSame(string? a, string? b) =>
        string.IsNullOrEmpty(a) || string.IsNullOrEmpty(b) || string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Workflows;

/// <summary>A page of the desk's list.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">Where the next page begins, for <see cref="DeskFilter.After"/>; null at the end.</param>
public sealed record DeskPage(ImmutableArray<DeskPiece> Pieces, int Total, string? Next, DeskFacets Facets);

/// <summary>What the pieces that a person may see can be filtered by; each by name.</summary>
public sealed record DeskFacets(
    ImmutableArray<DeskFacet> States,
    ImmutableArray<DeskFacet> Cultures,
    ImmutableArray<DeskFacet> Languages,
    ImmutableArray<DeskFacet> Sections,
    ImmutableArray<DeskFacet> Outlets,
    ImmutableArray<DeskFacet> People);

/// <param name="Value">For the filter.</param>
/// <param name="Count">How many pieces have it, whatever else the filter says.</param>
public sealed record DeskFacet(string Value, string Name, int Count);

/// <summary>Lists what is on the desk: filtered, in an order, page by page.</summary>
public sealed class SearchDesk
{
    public const int PageSize = 50;

    private readonly OpenDesk _desk;

    internal SearchDesk(OpenDesk desk) => _desk = desk;

    /// <returns>The page; or <c>needs-account</c>, <c>bad-page</c>.</returns>
    public async Task<Result<DeskPage>> RunAsync(DeskFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is null)
            return DeskRules.NeedsAccount;

        var after = default((string Key, string Id));
        if (filter.After is { } cursor && !TryRead(cursor, out after))
            return Problem.Invalid("bad-page", "The address of this page is damaged: begin at the first one.");

        var cards = await _desk.ReadAsync(actor, cancellationToken);
        var found = cards.Where(filter.Lets)
            .Select(card => (Key: KeyOf(card, filter.Order), Id: card.Piece.Article.Value, Card: card))
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .ThenBy(row => row.Id, StringComparer.Ordinal)
            .ToArray();
        var rest = filter.After is null ? found : [.. found.Where(row => IsBehind(row.Key, row.Id, after))];
        var page = rest.Take(PageSize).ToArray();
        return new DeskPage(
            await _desk.CompleteAsync([.. page.Select(row => row.Card)], cancellationToken),
            found.Length,
            rest.Length > PageSize ? Write(page[^1].Key, page[^1].Id) : null,
            await FacetsAsync(cards, cancellationToken));
    }

    private async Task<DeskFacets> FacetsAsync(ImmutableArray<OpenCard> cards, CancellationToken cancellationToken)
    {
        var sections = await _desk.SectionsAsync(cancellationToken);
        var outlets = await _desk.OutletNamesAsync(cards, cancellationToken);
        return new DeskFacets(
            Of(cards, card => card.State, value => value),
            Of(cards, card => card.Piece.Culture, value => value),
            Of(cards, card => card.Piece.SourceLanguage, value => value),
            Of(cards, card => card.Piece.Section, value => sections.Find(value)?.Name ?? value),
            Of(cards, card => card.Piece.Outlet, value => outlets.GetValueOrDefault(value) ?? value),
            Of(cards, card => card.Piece.Claim?.AccountId, value => cards[0].Facts.NameOf(value)));
    }

    private static ImmutableArray<DeskFacet> Of(ImmutableArray<OpenCard> cards, Func<OpenCard, string?> value, Func<string, string> name) =>
    [
        .. cards.Select(value).OfType<string>().CountBy(found => found)
            .Select(found => new DeskFacet(found.Key, name(found.Key), found.Value))
            .OrderBy(facet => facet.Name, StringComparer.CurrentCulture),
    ];

    private static string KeyOf(OpenCard card, DeskOrder order)
    {
        var since = card.Piece.SinceUtc.Ticks.ToString("D19", CultureInfo.InvariantCulture);
        return order switch
        {
            DeskOrder.Due => (card.DueUtc ?? DateTime.MaxValue).Ticks.ToString("D19", CultureInfo.InvariantCulture),
            DeskOrder.Priority => string.Create(CultureInfo.InvariantCulture, $"{PlanPiece.MostUrgent - card.Piece.Plan.Priority} {since}"),
            DeskOrder.Title => card.Title.ToUpperInvariant(),
            _ => since,
        };
    }

    private static bool IsBehind(string key, string id, (string Key, string Id) after) =>
        string.CompareOrdinal(key, after.Key) is var order && (order > 0 || (order == 0 && string.CompareOrdinal(id, after.Id) > 0));

    private static string Write(string key, string id) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes($"{id} {key}"));

    private static bool TryRead(string cursor, out (string Key, string Id) after)
    {
        after = default;
        if (cursor.Length % 2 != 0 || !cursor.All(char.IsAsciiHexDigit))
            return false;

        var text = Encoding.UTF8.GetString(Convert.FromHexString(cursor));
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 1)
            return false;

        after = (text[(space + 1)..], text[..space]);
        return true;
    }
}

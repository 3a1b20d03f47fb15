using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;
using Cms.Editorial.Translations;

namespace Cms.Editorial.Items;

/// <param name="Search">Words to be found in title and text; null for all.</param>
/// <param name="Type">Null for every type that is listed.</param>
/// <param name="Page">From 1.</param>
public sealed record ItemListInput(
    string? Search = null,
    string? Type = null,
    VersionStatus Status = VersionStatus.Latest,
    ItemSort Sort = ItemSort.RecentlyModified,
    int Page = 1,
    int PageSize = 25);

public enum ItemSort
{
    RecentlyModified,
    RecentlyCreated,
    RecentlyPublished,
    Title,
}

/// <param name="IsPublished">Some version of it is public.</param>
/// <param name="HasDraft">Its latest version is not the public one.</param>
public sealed record ItemRow(
    ItemId Id,
    string ContentType,
    string TypeName,
    string DisplayText,
    int Number,
    bool IsPublished,
    bool HasDraft,
    string? Culture,
    string? Path,
    DateTime? ModifiedUtc,
    DateTime? PublishedUtc,
    string? Author)
{
    /// <summary>Whether it is translated from a source that has changed since, and nobody has confirmed or updated it.</summary>
    public bool IsStale { get; init; }
}

public sealed record ItemPage(ImmutableArray<ItemRow> Rows, int Total, int Page, int PageSize);

/// <summary>A page of the desk's list of items.</summary>
public sealed class ListItems(ItemStore items, CurrentDefinitions definitions, FindStale findStale)
{
    public const int MaxPageSize = 200;

    /// <returns>The page, empty when nothing is found; or <c>may-not-list</c>.</returns>
    public async Task<Result<ItemPage>> RunAsync(ItemListInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ListContent) && (input.Type is null || !actor.Can($"ListContent_{input.Type}")))
            return Problem.Forbidden("may-not-list", "You may not list content.");

        var page = Math.Max(1, input.Page);
        var size = Math.Clamp(input.PageSize, 1, MaxPageSize);
        var all = await definitions.GetAsync(cancellationToken);
        ImmutableArray<string> types = input.Type is not null ? [input.Type] : [.. all.Types.Values.Where(t => t.Listable).Select(t => t.Name)];
        var query = types.Length == 0 ? null : ItemVisibility.Restrict(
            new ItemQuery
            {
                ContentTypes = types,
                Status = input.Status,
                Where = string.IsNullOrWhiteSpace(input.Search) ? null : new ItemFilter.Search(input.Search),
                OrderBy = [OrderOf(input.Sort)],
                Skip = (page - 1) * size,
                Take = size,
            },
            actor,
            all);
        if (query is null)
            return new ItemPage([], 0, page, size);

        var found = await items.QueryAsync(query, cancellationToken);
        var total = await items.CountAsync(query, cancellationToken);
        var published = await items.FindManyAsync([.. found.Select(v => v.ContentItemId).Distinct()], VersionStatus.Published, cancellationToken);
        var showsAuthors = actor.Can(Permissions.ViewUsers) || actor.Can(Permissions.ListUsers);
        var pins = found.Select(PinOf).OfType<PinnedSource>().ToArray();
        var stale = pins.Length == 0 ? pins.ToHashSet() : await findStale.RunAsync(pins, cancellationToken);
        return new ItemPage(
            [
                .. found.Select(v => ToRow(v, published, all, showsAuthors) with
                {
                    IsStale = PinOf(v) is { } pin && stale.Contains(pin),
                }),
            ],
            total,
            page,
            size);
    }

    private static PinnedSource? PinOf(ItemVersion version) =>
        SourcePin.Of(version.Content) is { } pin ? new PinnedSource(pin.Story, pin.Revision, version.ContentItemId) : null;

    private static ItemRow ToRow(
        ItemVersion version, IReadOnlyDictionary<ItemId, ItemVersion> published, ContentDefinitions all, bool showsAuthors)
    {
        var item = version.Item;
        return new ItemRow(
            item.ContentItemId,
            item.ContentType,
            all.Type(item.ContentType)?.DisplayName ?? item.ContentType,
            string.IsNullOrWhiteSpace(item.DisplayText) ? "(untitled)" : item.DisplayText,
            version.Number,
            published.ContainsKey(item.ContentItemId),
            item.Latest && !item.Published,
            item.Content.Text("LocalizationPart", "Culture") is { Length: > 0 } culture ? culture : null,
            PathRules.Normalise(item.Content.Text("AutoroutePart", "Path")),
            item.ModifiedUtc,
            published.GetValueOrDefault(item.ContentItemId)?.Item.PublishedUtc,
            showsAuthors ? item.Author : null);
    }

    private static ItemOrder OrderOf(ItemSort sort) => sort switch
    {
        ItemSort.Title => new(new ItemField.Envelope(EnvelopeField.DisplayText)),
        ItemSort.RecentlyCreated => new(new ItemField.Envelope(EnvelopeField.CreatedUtc), Descending: true),
        ItemSort.RecentlyPublished => new(new ItemField.Envelope(EnvelopeField.PublishedUtc), Descending: true),
        _ => new(new ItemField.Envelope(EnvelopeField.ModifiedUtc), Descending: true),
    };
}

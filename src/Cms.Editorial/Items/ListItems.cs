using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Accounts;

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
    string? Author);

public sealed record ItemPage(ImmutableArray<ItemRow> Rows, int Total, int Page, int PageSize);

/// <summary>A page of the desk's list of items.</summary>
public sealed class ListItems
{
    public Task<Result<ItemPage>> RunAsync(ItemListInput input, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

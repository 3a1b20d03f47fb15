using System.Collections.Immutable;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Media;

public sealed record MediaPage(ImmutableArray<MediaItem> Items, int Total, int Page, int PageSize);

/// <summary>The media library, newest first.</summary>
public sealed class ListMedia
{
    /// <param name="search">Part of the name or the alternative text; null for all.</param>
    /// <param name="page">From 1.</param>
    public Task<Result<MediaPage>> RunAsync(
        string? search, int page, int pageSize, Actor actor, CancellationToken cancellationToken) => throw new NotImplementedException();
}

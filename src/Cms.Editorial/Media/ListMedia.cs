using System.Collections.Immutable;
using Cms.Data.Accounts;
using Cms.Data.Media;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Media;

/// <param name="HasMore">There is a next page.</param>
public sealed record MediaPage(ImmutableArray<MediaItem> Items, bool HasMore, int Page, int PageSize);

/// <summary>The media library, newest first.</summary>
public sealed class ListMedia(MediaStore store, AccountStore accounts)
{
    public const int MaxPageSize = 200;

    /// <param name="search">Part of the name or the alternative text; null for all.</param>
    /// <param name="page">From 1.</param>
    /// <returns>The page, or <c>may-not-list-media</c>.</returns>
    public async Task<Result<MediaPage>> RunAsync(
        string? search, int page, int pageSize, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageMediaContent) && !actor.Can(Permissions.ManageOwnMediaContent))
            return Problem.Forbidden("may-not-list-media", "You may not see the media library.");

        var number = Math.Max(1, page);
        var size = Math.Clamp(pageSize, 1, MaxPageSize);
        var found = await store.ListAsync(
            string.IsNullOrWhiteSpace(search) ? null : search.Trim(), (number - 1) * size, size + 1, cancellationToken);
        var showsNames = actor.Can(Permissions.ListUsers) || actor.Can(Permissions.ViewUsers);
        var names = showsNames
            ? await accounts.FindNamesAsync([.. found.Select(f => f.UploadedBy).OfType<string>().Distinct()], cancellationToken)
            : new Dictionary<string, string>();
        return new MediaPage(
            [
                .. found.Take(size).Select(f => new MediaItem(
                    f.Path,
                    f.ContentType,
                    f.Size,
                    f.AltText ?? "",
                    f.UploadedBy is null ? null : names.GetValueOrDefault(f.UploadedBy),
                    f.UploadedUtc)),
            ],
            found.Count > size,
            number,
            size);
    }
}

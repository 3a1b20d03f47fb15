using System.Collections.Immutable;
using Cms.Data.Accounts;
using Cms.Data.Media;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Media;

public sealed record MediaPage(ImmutableArray<MediaItem> Items, int Total, int Page, int PageSize);

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
        var wanted = string.IsNullOrWhiteSpace(search) ? null : search.Trim();
        var found = await store.ListAsync(wanted, (number - 1) * size, size, cancellationToken);
        var showsNames = actor.Can(Permissions.ListUsers) || actor.Can(Permissions.ViewUsers);
        var names = showsNames
            ? await accounts.FindNamesAsync([.. found.Select(f => f.UploadedBy).OfType<string>().Distinct()], cancellationToken)
            : new Dictionary<string, string>();
        return new MediaPage(
            [
                .. found.Select(f => new MediaItem(
                    f.Path,
                    f.ContentType,
                    f.Size,
                    f.AltText ?? "",
                    f.UploadedBy is null ? null : names.GetValueOrDefault(f.UploadedBy),
                    f.UploadedUtc)),
            ],
            await store.CountAsync(wanted, cancellationToken),
            number,
            size);
    }
}

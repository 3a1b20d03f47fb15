using Cms.Content.Queries;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;

namespace Cms.Admin.Items;

/// <summary>Finds items for pickers, of several types at once.</summary>
internal static class ItemFinder
{
    /// <param name="types">Empty for all.</param>
    public static async Task<IReadOnlyList<ItemRow>> FindAsync(
        ListItems listItems, string? search, IReadOnlyList<string> types, int take, Actor actor, CancellationToken cancellationToken)
    {
        var text = string.IsNullOrWhiteSpace(search) ? null : search.Trim();
        var found = new List<ItemRow>();
        foreach (var type in types.Count == 0 ? [null] : types.Take(10).Select(t => (string?)t))
        {
            var page = await listItems.RunAsync(
                new ItemListInput(text, type, VersionStatus.Latest, text is null ? ItemSort.RecentlyModified : ItemSort.Title, 1, take), actor, cancellationToken);
            if (page.Succeeded)
                found.AddRange(page.Value.Rows);
        }

        return [.. found.Take(take)];
    }
}

using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Data.Items;

namespace Cms.Data.Tests.Items;

/// <summary>Small items of no type in particular.</summary>
internal static class Sample
{
    public static readonly DateTime Noon = new(2026, 3, 14, 12, 0, 0, DateTimeKind.Utc);

    public static ContentItem Article(string title, ItemId? id = null, bool published = false) => new()
    {
        ContentItemId = id ?? ItemId.New(),
        ContentType = "Article",
        DisplayText = title,
        Latest = true,
        Published = published,
        Content = ItemContent.Empty.With(title, "TitlePart", "Title"),
    };

    public static ItemIndex Index(
        string? path = null, string? culture = null, string? set = null, string? alias = null, string text = "") =>
        new(path, alias, culture, set, [], [], [], text);

    public static async Task<ItemVersion> SavedAsync(Task<SaveResult> save) =>
        Assert.IsType<SaveResult.Saved>(await save).Version;
}

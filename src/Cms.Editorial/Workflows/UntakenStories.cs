using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;
using Cms.Editorial.Sites;
using Cms.Editorial.Translations;
using Cms.Translations.Segments;

namespace Cms.Editorial.Workflows;

/// <summary>The stories that one person could claim.</summary>
internal sealed class UntakenStories(OpenPieceStore open, ItemStore items, CurrentDefinitions definitions, CurrentSite site)
{
    /// <returns>Newest first.</returns>
    public async Task<ImmutableArray<UnclaimedStory>> ListAsync(Actor actor, int most, CancellationToken cancellationToken)
    {
        var types = (await definitions.GetAsync(cancellationToken)).Types.Values.Where(IsStory).Select(type => type.Name).ToArray();
        var directions = await Directions.OfAsync(actor, site, cancellationToken);
        if (types.Length == 0 || directions.IsEmpty)
            return [];

        var found = new List<(OpenStory Story, string To)>();
        foreach (var type in types)
        {
            foreach (var (to, languages) in directions.ByTarget())
            {
                found.AddRange((languages.IsEmpty
                    ? await open.ListUntakenAsync(type, to, most, cancellationToken)
                    : await open.ListUntakenAsync(type, languages, to, most, cancellationToken)).Select(story => (story, to)));
            }
        }

        return await CompleteAsync([.. found.Where(row => directions.From(row.Story.Language).Contains(row.To))], most, cancellationToken);
    }

    private async Task<ImmutableArray<UnclaimedStory>> CompleteAsync(
        ImmutableArray<(OpenStory Story, string To)> rows, int most, CancellationToken cancellationToken)
    {
        if (rows.IsEmpty)
            return [];

        var stories = await items.FindManyAsync(rows.Select(row => row.Story.Story).ToHashSet(), VersionStatus.Latest, cancellationToken);
        var shown = rows.Where(row => stories.ContainsKey(row.Story.Story))
            .Select(row => (Story: stories[row.Story.Story], row.Story.Language, row.To))
            .OrderByDescending(row => row.Story.Item.CreatedUtc)
            .ThenBy(row => row.Story.ContentItemId.Value, StringComparer.Ordinal)
            .Take(most)
            .ToArray();
        var outlets = shown.Select(row => OutletOf(row.Story)).OfType<ItemId>().ToHashSet();
        var names = outlets.Count == 0
            ? ImmutableDictionary<ItemId, ItemVersion>.Empty
            : await items.FindManyAsync(outlets, VersionStatus.Latest, cancellationToken);
        return
        [
            .. shown.Select(row => new UnclaimedStory(
                row.Story.ContentItemId,
                row.Story.Item.DisplayText ?? row.Story.ContentItemId.Value,
                OutletOf(row.Story) is { } outlet ? names.GetValueOrDefault(outlet)?.Item.DisplayText : null,
                row.Language,
                row.To,
                WordCount.Of(row.Story.Content.Text("TitlePart", "Title") ?? "")
                    + WordCount.Of(row.Story.Content.Text("SourceRevisionPart", "Text", "Markdown") ?? ""),
                row.Story.Content.Instant("SourceRevisionPart", "RetrievedUtc", "Value") ?? row.Story.Item.CreatedUtc)),
        ];
    }

    private static ItemId? OutletOf(ItemVersion story) =>
        story.Content.Texts("SourceRevisionPart", "Outlet", "ContentItemIds") is [var id, ..] && ItemId.TryParse(id, out var outlet)
            ? outlet
            : null;

    private static bool IsStory(ContentType type) => type.Has("SourceRevisionPart");
}

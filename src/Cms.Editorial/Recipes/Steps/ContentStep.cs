using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Editorial.Transfer;

namespace Cms.Editorial.Recipes.Steps;

/// <summary>Imports content items as they are, with ids, dates and frozen texts.</summary>
internal sealed class ContentStep(ItemImporter importer) : IRecipeStep
{
    public string Name => "content";

    public async Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken)
    {
        var items = new List<ContentItem>();
        var seen = new HashSet<VersionId>();
        foreach (var (json, place) in step.Objects("data"))
        {
            if (ContentItemJson.Read(json, out var problem) is not { } item)
                return Problem.Invalid("bad-content", $"{place}: {problem}.");
            if (item.ContentItemVersionId is not { } version || seen.Add(version))
                items.Add(item);
        }

        var outcomes = await importer.ImportAsync(items, new Dictionary<ItemId, DateTime>(), cancellationToken);
        ImmutableArray<ProblemDetail> refused =
        [
            .. outcomes.Index().Where(o => o.Item is ImportOutcome.Refused).Select(o => new ProblemDetail(
                $"{items[o.Index].ContentType} {items[o.Index].ContentItemId}", ((ImportOutcome.Refused)o.Item).Reason)),
        ];
        if (refused.Length > 0)
            return Problem.Invalid("bad-content", $"{refused.Length} of {items.Count} items were refused, so none was taken.", refused);

        var added = outcomes.Count(o => o is ImportOutcome.Added);
        var alike = await importer.FindAlikeAsync(items, outcomes, cancellationToken);
        return new RecipeStepDone(
            added > 0,
            [
                .. added > 0 ? (string[])[$"{added} versions were added, {outcomes.Count - added} were there."] : [],
                .. alike.OrderBy(pair => pair.Key).Select(pair =>
                    $"Source story {items[pair.Key].ContentItemId} is much like '{pair.Value.Item.DisplayText}' ({pair.Value.ContentItemId})."),
            ]);
    }
}

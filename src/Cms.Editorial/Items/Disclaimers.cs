using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Sites;

namespace Cms.Editorial.Items;

/// <summary>Chooses the disclaimer of an article by rule and freezes its text.</summary>
/// <remarks>An editor's choice stands. Else, of the disclaimers in the article's language whose conditions hold: the outlet's
/// default, then the one with the most conditions. When none holds, the outlet's default serves all the same.</remarks>
internal sealed class Disclaimers(ItemStore items, CurrentSite site)
{
    internal const string Part = "DisclaimerPart";

    private const string Rules = "Disclaimer";

    /// <summary>The content with its disclaimer chosen and its text frozen; unchanged when the text is frozen already.</summary>
    /// <param name="contentType">Name of the type, under which the article's own fields stand.</param>
    /// <returns>Or <c>no-disclaimer</c>, <c>no-such-disclaimer</c>.</returns>
    internal async Task<Result<ItemContent>> FreezeAsync(ItemContent content, string contentType, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(content.Text(Part, "Text", "Text")))
            return content;

        var current = await site.GetAsync(cancellationToken);
        var culture = content.Text("LocalizationPart", "Culture") is { Length: > 0 } c ? c : current.DefaultCulture;
        var outlet = await OutletAsync(content, cancellationToken);
        ItemVersion? disclaimer;
        if (content.Texts(Part, "Disclaimer", "ContentItemIds") is [var chosen, ..])
        {
            disclaimer = ItemId.TryParse(chosen, out var id) ? await items.FindPublishedAsync(id, cancellationToken) : null;
            if (disclaimer is null)
                return Problem.Invalid("no-such-disclaimer", "The disclaimer that was chosen for this article is not published. Choose another one.");
        }
        else
        {
            disclaimer = await ChooseAsync(content, contentType, culture, outlet, cancellationToken);
            if (disclaimer is null)
            {
                return Problem.Invalid(
                    "no-disclaimer",
                    $"No disclaimer in the language '{culture}' applies to this article. Add one under Disclaimers, or choose one in the article.");
            }
        }

        return Freeze(content, disclaimer, outlet, current.Name);
    }

    private static ItemContent Freeze(ItemContent content, ItemVersion disclaimer, ItemVersion? outlet, string siteName)
    {
        var text = (disclaimer.Content.Text(Rules, "Text", "Text") ?? "")
            .Replace("{outlet}", outlet?.Item.DisplayText ?? "", StringComparison.Ordinal)
            .Replace("{site}", siteName, StringComparison.Ordinal);
        return content.Edit(root =>
        {
            if (root[Part] is not JsonObject part)
                root[Part] = part = [];
            part["Disclaimer"] = new JsonObject { ["ContentItemIds"] = new JsonArray(disclaimer.ContentItemId.Value) };
            part["Text"] = new JsonObject { ["Text"] = text };
            part["DisclaimerVersionId"] = new JsonObject { ["Text"] = disclaimer.VersionId.Value };
            part["Reason"] ??= new JsonObject { ["Text"] = null };
        });
    }

    private async Task<ItemVersion?> OutletAsync(ItemContent content, CancellationToken cancellationToken) =>
        content.Texts("SourcePart", "Outlet", "ContentItemIds") is [var text, ..] && ItemId.TryParse(text, out var id)
            ? await items.FindPublishedAsync(id, cancellationToken) ?? await items.FindLatestAsync(id, cancellationToken)
            : null;

    private async Task<ItemVersion?> ChooseAsync(
        ItemContent content, string contentType, string culture, ItemVersion? outlet, CancellationToken cancellationToken)
    {
        var all = await items.QueryAsync(new ItemQuery { ContentTypes = ["Disclaimer"], Take = 1000 }, cancellationToken);
        var inCulture = all.Where(d => IsCulture(d, culture)).ToImmutableArray();
        var preferred = DefaultOf(outlet, all, inCulture);
        if (preferred is not null && Conditions(preferred, content, contentType, outlet) is not null)
            return preferred;

        return inCulture
            .Select(d => (Disclaimer: d, Conditions: Conditions(d, content, contentType, outlet)))
            .Where(d => d.Conditions is not null)
            .OrderByDescending(d => d.Conditions)
            .ThenBy(d => d.Disclaimer.ContentItemId.Value, StringComparer.Ordinal)
            .Select(d => d.Disclaimer)
            .FirstOrDefault() ?? preferred;
    }

    /// <summary>The outlet's default disclaimer, or its translation into the article's language.</summary>
    private static ItemVersion? DefaultOf(ItemVersion? outlet, IReadOnlyList<ItemVersion> all, ImmutableArray<ItemVersion> inCulture)
    {
        if (outlet?.Content.Texts("Outlet", "DefaultDisclaimer", "ContentItemIds") is not [var id, ..])
            return null;
        if (inCulture.FirstOrDefault(d => d.ContentItemId.Value == id) is { } same)
            return same;
        var set = all.FirstOrDefault(d => d.ContentItemId.Value == id)?.Content.Text("LocalizationPart", "LocalizationSet");
        return string.IsNullOrEmpty(set) ? null : inCulture.FirstOrDefault(d => d.Content.Text("LocalizationPart", "LocalizationSet") == set);
    }

    private static bool IsCulture(ItemVersion disclaimer, string culture) =>
        disclaimer.Content.Text("LocalizationPart", "Culture") is not { Length: > 0 } own
        || string.Equals(own, culture, StringComparison.OrdinalIgnoreCase);

    /// <returns>How many conditions the disclaimer states, all of which hold; null when one does not hold.</returns>
    private static int? Conditions(ItemVersion disclaimer, ItemContent article, string contentType, ItemVersion? outlet)
    {
        (string Field, string? Value)[] conditions =
        [
            ("WhenRightsBasis", outlet?.Content.Text("Outlet", "RightsBasis", "Text")),
            ("WhenVerification", outlet?.Content.Text("Outlet", "Verification", "Text")),
            ("WhenKind", article.Text(contentType, "Kind", "Text")),
            ("WhenCompleteness", article.Text("TranslatorPart", "Completeness", "Text")),
        ];
        var count = 0;
        foreach (var (field, value) in conditions)
        {
            var wanted = disclaimer.Content.Texts(Rules, field, "Values");
            if (wanted.Count == 0)
                continue;
            if (value is null || !wanted.Contains(value))
                return null;
            count++;
        }

        return count;
    }
}

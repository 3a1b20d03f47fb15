using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Definitions;
using Cms.Editorial.Sites;

namespace Cms.Editorial.Items;

/// <summary>Writes the next version of an item: holds the rules for content, fills in what is derived, tells the handlers.
/// The one way for everything but import; asks for no permission, that is the caller's part.</summary>
internal sealed class ItemWriter(
    ItemStore items,
    CurrentDefinitions definitions,
    CurrentSite site,
    ItemPaths paths,
    Terms terms,
    SourceStories stories,
    ContentEvents events,
    AuditTrail audit,
    TimeProvider time)
{
    private const int MaxPathTries = 5;

    /// <summary>Saves a draft. Call it inside a transaction.</summary>
    /// <returns>The new version, or <c>no-such-type</c>, <c>invalid-content</c>, <c>changed-meanwhile</c>, <c>path-taken</c>,
    /// <c>alias-taken</c>, <c>translation-exists</c>.</returns>
    internal async Task<Result<ItemVersion>> SaveAsync(ItemDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var all = await definitions.GetAsync(cancellationToken);
        if (!all.TryType(draft.ContentType, out var type))
            return Problem.Invalid("no-such-type", $"There is no content type '{draft.ContentType}'.");

        var findings = ContentRules.CheckDraft(draft.Content, type, all);
        if (findings.Length > 0)
            return Problem.Invalid("invalid-content", findings[0].Message, findings);

        var content = await FillInAsync(draft, type, all, cancellationToken);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        for (var tries = 0; ; tries++)
        {
            var located = await LocateAsync(draft, content, type, all, refused, cancellationToken);
            if (!located.Succeeded)
                return located.Problem;

            var (final, path, isGenerated) = located.Value;
            var item = ToItem(draft, final, type, all, actor);
            var result = await items.SaveAsync(item, draft.Before?.Number ?? 0, ItemIndexer.Index(item, all), cancellationToken);
            if (result is SaveResult.Taken { Code: "path-taken" } && isGenerated && tries < MaxPathTries)
            {
                refused.Add(path!);
                continue;
            }

            var saved = result.ToResult(actor, path);
            if (saved.Succeeded)
                await AfterSaveAsync(saved.Value, draft.Before, actor, cancellationToken);
            return saved;
        }
    }

    private async Task AfterSaveAsync(ItemVersion version, ItemVersion? before, Actor actor, CancellationToken cancellationToken)
    {
        audit.Note(actor, AuditActions.ItemSaved, version, before?.Hash);
        if (SourceStories.IsStory(version.Content))
            await stories.FreezeAsync(version.ContentItemId, version.Content, cancellationToken);
        if (before is null)
            await events.RaiseAsync(ContentEventNames.Created, version, actor, cancellationToken);
        await events.RaiseAsync(ContentEventNames.DraftSaved, version, actor, cancellationToken);
    }

    private ContentItem ToItem(ItemDraft draft, ItemContent content, ContentType type, ContentDefinitions all, Actor actor)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = draft.Before?.Item;
        return new ContentItem
        {
            ContentItemId = draft.Id,
            ContentItemVersionId = VersionId.New(),
            ContentType = draft.ContentType,
            DisplayText = DisplayTexts.Of(content, type, all) ?? draft.DisplayText ?? before?.DisplayText,
            Latest = true,
            Published = false,
            CreatedUtc = before?.CreatedUtc ?? now,
            ModifiedUtc = now,
            PublishedUtc = before?.PublishedUtc,
            Owner = before is null ? actor.AccountId : before.Owner,
            Author = actor == Actor.System ? null : actor.Name,
            Content = content,
        };
    }

    /// <summary>HTML made safe; culture and localization set, names of terms, number and hash of a source revision.</summary>
    private async Task<ItemContent> FillInAsync(
        ItemDraft draft, ContentType type, ContentDefinitions all, CancellationToken cancellationToken)
    {
        var content = StoredHtml.Clean(draft.Content, type, all);
        if (type.Has("LocalizationPart"))
        {
            var before = draft.Before?.Content;
            if (string.IsNullOrWhiteSpace(content.Text("LocalizationPart", "LocalizationSet")))
                content = content.With(before?.Text("LocalizationPart", "LocalizationSet") ?? IdText.New(), "LocalizationPart", "LocalizationSet");
            if (string.IsNullOrWhiteSpace(content.Text("LocalizationPart", "Culture")))
            {
                content = content.With(
                    before?.Text("LocalizationPart", "Culture") ?? (await site.GetAsync(cancellationToken)).DefaultCulture,
                    "LocalizationPart", "Culture");
            }
        }

        foreach (var (use, field) in all.FieldsOf(type).Where(f => f.Field.FieldType == FieldTypes.Taxonomy))
            content = NameTerms(content, use.Name, field, await terms.GetAsync(cancellationToken));

        return SourceStories.IsStory(content) ? await stories.StampAsync(draft.Id, content, cancellationToken) : content;
    }

    private static ItemContent NameTerms(ItemContent content, string part, ContentField field, TermIndex index)
    {
        var hasNames = content.Find(part, field.Name, "TagNames") is { ValueKind: not System.Text.Json.JsonValueKind.Null };
        var ids = content.Texts(part, field.Name, "TermContentItemIds");
        if (ids.Count > 0 && content.Text(part, field.Name, "TaxonomyContentItemId") is null
            && field.Settings.Text("TaxonomyFieldSettings", "TaxonomyContentItemId") is { } taxonomy)
            content = content.With(taxonomy, part, field.Name, "TaxonomyContentItemId");
        if (!hasNames && (field.Editor != "Tags" || ids.Count == 0))
            return content;

        var old = content.Texts(part, field.Name, "TagNames");
        var names = ids.Select((id, i) => index.Find(id)?.Name ?? (i < old.Count ? old[i] : id));
        return content.With(new JsonArray([.. names.Select(n => (JsonNode)n)]), part, field.Name, "TagNames");
    }

    /// <summary>Keeps, takes over or makes the path.</summary>
    private async Task<Result<(ItemContent Content, string? Path, bool IsGenerated)>> LocateAsync(
        ItemDraft draft,
        ItemContent content,
        ContentType type,
        ContentDefinitions all,
        HashSet<string> refused,
        CancellationToken cancellationToken)
    {
        if (type.Parts.FirstOrDefault(p => p.PartName == "AutoroutePart") is not { } autoroute)
            return (content, null, false);

        var culture = content.Text("LocalizationPart", "Culture");
        var before = PathRules.Normalise(draft.Before?.Content.Text("AutoroutePart", "Path"));
        var wanted = content.Text("AutoroutePart", "Path");
        if (PathRules.Normalise(wanted) is { } given)
        {
            if (given != before && await paths.IsTakenAsync(draft.Id, given, culture, cancellationToken))
                return SaveProblems.PathTaken(given);
            return (Set(content, given), given, false);
        }

        // An emptied path is made anew, but the address of something public stays.
        if (before is not null && (wanted is null || draft.Before!.Item.PublishedUtc is not null))
            return (Set(content, before), before, false);

        var made = await paths.ChooseAsync(
            draft.Id, autoroute, DisplayTexts.Of(content, type, all), culture, refused, cancellationToken);
        return (made is null ? content : Set(content, made), made, made is not null);
    }

    private static ItemContent Set(ItemContent content, string path) =>
        content.Text("AutoroutePart", "Path") == path ? content : content.With(path, "AutoroutePart", "Path");
}

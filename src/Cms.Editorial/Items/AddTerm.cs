using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Definitions;

namespace Cms.Editorial.Items;

/// <summary>Adds a term to a taxonomy and publishes it at once: a new keyword on the fly.</summary>
public sealed class AddTerm(UnitOfWork work, ItemStore items, CurrentDefinitions definitions, AuditTrail audit, TimeProvider time)
{
    private const int MaxNameLength = 100;

    private const int MaxTries = 3;

    /// <returns>The term's id; that of the existing term when one has this name, compared trimmed and without case. Or
    /// <c>may-not-add-terms</c>, <c>no-such-taxonomy</c>, <c>bad-name</c>, <c>taxonomy-has-draft</c>, <c>changed-meanwhile</c>.</returns>
    public async Task<Result<string>> RunAsync(ItemId taxonomy, string name, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageTaxonomy))
            return Problem.Forbidden("may-not-add-terms", "You may not add terms; choose one that is there.");
        var title = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (title.Length is 0 or > MaxNameLength || title.Any(char.IsControl))
            return Problem.Invalid("bad-name", $"A term has a name of 1 to {MaxNameLength} characters.");

        for (var tries = 1; ; tries++)
        {
            var added = await TryAddAsync(taxonomy, title, actor, cancellationToken);
            if (added.Succeeded || added.Problem.Code != "changed-meanwhile" || tries == MaxTries)
                return added;
        }
    }

    private async Task<Result<string>> TryAddAsync(ItemId taxonomy, string title, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await work.BeginAsync(cancellationToken);
        if (await items.FindLatestAsync(taxonomy, cancellationToken) is not { } latest
            || latest.Content.Find("TaxonomyPart") is not { ValueKind: JsonValueKind.Object })
            return Problem.NotFound("no-such-taxonomy", "This taxonomy does not exist.");
        if (FindByName(latest.Content.Find("TaxonomyPart", "Terms"), TermIndex.NameKey(title)) is { } existing)
            return existing;
        if (!latest.Item.Published)
            return Problem.Conflict("taxonomy-has-draft", $"'{latest.Item.DisplayText}' has a draft: publish it first, then add the term.");

        var all = await definitions.GetAsync(cancellationToken);
        var termType = latest.Content.Text("TaxonomyPart", "TermContentType") ?? "Term";
        var id = IdText.New();
        var content = latest.Content.Edit(root =>
        {
            var part = (JsonObject)root["TaxonomyPart"]!;
            if (part["Terms"] is not JsonArray terms)
                part["Terms"] = terms = [];
            terms.Add(NewTerm(id, title, termType, taxonomy, PathOf(title, termType, all, latest.Content)));
        });
        var now = time.GetUtcNow().UtcDateTime;
        var item = latest.Item with
        {
            ContentItemVersionId = VersionId.New(),
            Content = content,
            Latest = true,
            Published = true,
            ModifiedUtc = now,
            PublishedUtc = now,
            Author = actor == Actor.System ? null : actor.Name,
        };
        var saved = (await items.SaveAsync(item, latest.Number, ItemIndexer.Index(item, all), cancellationToken)).ToResult(actor);
        if (!saved.Succeeded)
            return saved.Problem;
        audit.Note(actor, AuditActions.TermAdded, saved.Value, latest.Hash, title);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    private static JsonObject NewTerm(string id, string title, string termType, ItemId taxonomy, string? path)
    {
        var term = new JsonObject
        {
            ["ContentItemId"] = id,
            ["ContentType"] = termType,
            ["DisplayText"] = title,
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["TermPart"] = new JsonObject { ["TaxonomyContentItemId"] = taxonomy.Value },
        };
        if (path is not null)
            term["AutoroutePart"] = new JsonObject { ["Path"] = path };
        return term;
    }

    private static string? PathOf(string title, string termType, ContentDefinitions all, ItemContent taxonomy)
    {
        if (all.Type(termType)?.Parts.FirstOrDefault(p => p.PartName == "AutoroutePart") is not { } autoroute
            || PathPattern.Of(autoroute).Apply(title) is not { } wanted)
            return null;

        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Walk(taxonomy.Find("TaxonomyPart", "Terms"), term =>
        {
            if (term.TryGetProperty("AutoroutePart", out var part) && part.ValueKind == JsonValueKind.Object
                && part.TryGetProperty("Path", out var path) && path.ValueKind == JsonValueKind.String)
                taken.Add(path.GetString()!);
        });
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wanted : $"{wanted}-{n}").First(p => !taken.Contains(p));
    }

    private static string? FindByName(JsonElement? terms, string key)
    {
        string? found = null;
        Walk(terms, term =>
        {
            if (found is null && term.TryGetProperty("DisplayText", out var text) && text.ValueKind == JsonValueKind.String
                && TermIndex.NameKey(text.GetString()!) == key && term.TryGetProperty("ContentItemId", out var id))
                found = id.GetString();
        });
        return found;
    }

    private static void Walk(JsonElement? terms, Action<JsonElement> visit)
    {
        if (terms is not { ValueKind: JsonValueKind.Array } list)
            return;
        foreach (var term in list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.Object))
        {
            visit(term);
            Walk(term.TryGetProperty("Terms", out var children) ? children : null, visit);
        }
    }
}

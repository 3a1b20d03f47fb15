using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Media;
using Cms.Data.Settings;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;
using Cms.Editorial.Media;
using Cms.Editorial.Queries;
using Cms.Editorial.Sites;
using Cms.Workflows;

namespace Cms.Editorial.Recipes;

/// <summary>Writes a site as a deployment package in Orchard's form: <c>Recipe.json</c> and the media files it names. Accounts and
/// tokens are not in it.</summary>
public sealed class ExportRecipe
{
    private const int PageSize = 500;

    private static readonly ItemField Id = new ItemField.Envelope(EnvelopeField.ContentItemId);

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly CurrentDefinitions _definitions;
    private readonly RolePermissions _roles;
    private readonly SettingStore _settings;
    private readonly KeptStepStore _kept;
    private readonly WorkflowTypeStore _workflows;
    private readonly ItemStore _items;
    private readonly MediaStore _media;
    private readonly OpenMedia _openMedia;

    internal ExportRecipe(
        CurrentDefinitions definitions, RolePermissions roles, SettingStore settings, KeptStepStore kept, WorkflowTypeStore workflows,
        ItemStore items, MediaStore media, OpenMedia openMedia) =>
        (_definitions, _roles, _settings, _kept, _workflows, _items, _media, _openMedia)
        = (definitions, roles, settings, kept, workflows, items, media, openMedia);

    /// <param name="stream">Gets the archive; need not be able to seek.</param>
    /// <param name="types">Only these content types, their parts and items; empty is the whole site.</param>
    /// <returns>How many steps it has, or <c>may-not-export</c>, <c>no-such-type</c>.</returns>
    public async Task<Result<int>> RunAsync(Stream stream, IReadOnlyCollection<string> types, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.Export))
            return Problem.Forbidden("may-not-export", "You may not export the site.");
        var all = await _definitions.GetAsync(cancellationToken);
        if (types.FirstOrDefault(name => all.Type(name) is null) is { } unknown)
            return Problem.NotFound("no-such-type", $"There is no content type '{unknown}'. There are: {string.Join(", ", all.Types.Keys)}.");

        using var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var steps = new JsonArray { DefinitionStep(all, types) };
        if (types.Count == 0)
            await AddSiteAsync(steps, package, cancellationToken);
        steps.Add(await ContentStepAsync(types, cancellationToken));
        if (types.Count == 0)
        {
            foreach (var step in await _kept.ListAsync(cancellationToken))
                steps.Add(JsonNode.Parse(step.Json));
        }

        await using var file = await package.CreateEntry("Recipe.json").OpenAsync(cancellationToken);
        await using var writer = new Utf8JsonWriter(file, Indented);
        new JsonObject
        {
            ["name"] = "",
            ["displayName"] = "",
            ["description"] = "",
            ["author"] = "",
            ["website"] = "",
            ["version"] = "",
            ["issetuprecipe"] = false,
            ["categories"] = new JsonArray(),
            ["tags"] = new JsonArray(),
            ["steps"] = steps,
        }.WriteTo(writer);
        return steps.Count;
    }

    private static JsonObject DefinitionStep(ContentDefinitions all, IReadOnlyCollection<string> types)
    {
        var chosen = all.Types.Values.Where(type => types.Count == 0 || types.Contains(type.Name)).ToArray();
        var used = chosen.SelectMany(type => type.Parts).Select(use => use.PartName).ToHashSet(StringComparer.Ordinal);
        return new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray([.. chosen.Select(ContentDefinitionJson.Write)]),
            ["ContentParts"] = new JsonArray([.. all.Parts.Values.Where(part => types.Count == 0 || used.Contains(part.Name)).Select(ContentDefinitionJson.Write)]),
        };
    }

    private async Task AddSiteAsync(JsonArray steps, ZipArchive package, CancellationToken cancellationToken)
    {
        if (await _settings.GetAsync(CurrentSite.SettingName, cancellationToken) is { Count: > 0 } settings)
        {
            var step = new JsonObject { ["name"] = "settings" };
            foreach (var (key, value) in settings)
                step[key] = value?.DeepClone();
            steps.Add(step);
        }

        steps.Add(new JsonObject
        {
            ["name"] = "Roles",
            ["Roles"] = new JsonArray([.. (await _roles.GetAsync(cancellationToken)).Values.Select(role => new JsonObject
            {
                ["Name"] = role.Name,
                ["Description"] = role.Description,
                ["PermissionBehavior"] = "Replace",
                ["Permissions"] = new JsonArray([.. role.Permissions.Select(permission => (JsonNode)permission)]),
            })]),
        });
        steps.Add(new JsonObject
        {
            ["name"] = "WorkflowType",
            ["data"] = new JsonArray([.. (await _workflows.ListCurrentAsync(cancellationToken)).Select(stored => JsonNode.Parse(WorkflowTypeJson.Write(stored.Type)))]),
        });
        if (await CurrentQueries.LoadAsync(_settings, cancellationToken) is { Count: > 0 } queries)
            steps.Add(new JsonObject { ["name"] = "Queries", ["Queries"] = new JsonArray([.. queries.Select(query => query.Json.DeepClone())]) });

        var files = new JsonArray();
        foreach (var media in await _media.ListAsync(null, 0, int.MaxValue, cancellationToken))
        {
            if (await _openMedia.RunAsync(media.Path, cancellationToken) is not { } opened)
                continue;
            await using (opened.Content)
            await using (var entry = await package.CreateEntry("media/" + media.Path, CompressionLevel.Fastest).OpenAsync(cancellationToken))
                await opened.Content.CopyToAsync(entry, cancellationToken);
            files.Add(new JsonObject { ["SourcePath"] = "media/" + media.Path, ["TargetPath"] = media.Path, ["AltText"] = media.AltText });
        }

        if (files.Count > 0)
            steps.Add(new JsonObject { ["name"] = "media", ["Files"] = files });
    }

    /// <summary>Of each item its published version and, where it is another one, the latest.</summary>
    private async Task<JsonObject> ContentStepAsync(IReadOnlyCollection<string> types, CancellationToken cancellationToken)
    {
        var data = new JsonArray();
        for (string? after = null; ;)
        {
            var page = await _items.QueryAsync(
                new ItemQuery
                {
                    ContentTypes = [.. types],
                    Status = VersionStatus.Latest,
                    Where = after is null ? null : new ItemFilter.Compare(Id, Comparison.Greater, after),
                    OrderBy = [new ItemOrder(Id)],
                    Take = PageSize,
                },
                cancellationToken);
            var published = await _items.FindManyAsync(
                [.. page.Where(v => !v.Item.Published).Select(v => v.ContentItemId)], VersionStatus.Published, cancellationToken);
            foreach (var latest in page)
            {
                if (published.TryGetValue(latest.ContentItemId, out var live))
                    data.Add(JsonNode.Parse(ContentItemJson.ToLine(live.Item)));
                data.Add(JsonNode.Parse(ContentItemJson.ToLine(latest.Item)));
            }

            if (page.Count < PageSize)
                return new JsonObject { ["name"] = "content", ["data"] = data };
            after = page[^1].ContentItemId.Value;
        }
    }
}

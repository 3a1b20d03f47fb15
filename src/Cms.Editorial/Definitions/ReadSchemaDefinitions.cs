using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Data;

namespace Cms.Editorial.Definitions;

/// <summary>The definitions that a schema is made of: the site's, or, before there is a site, those of its set-up recipe.
/// Changes nothing and needs no database.</summary>
public sealed class ReadSchemaDefinitions(DatabaseMigrator migrator, CurrentDefinitions current, EditorialOptions options)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>The definitions, or <c>no-such-file</c>, <c>bad-recipe</c>.</returns>
    public async Task<Result<ContentDefinitions>> RunAsync(CancellationToken cancellationToken)
    {
        if (!await migrator.IsEmptyAsync(cancellationToken) && await current.GetAsync(cancellationToken) is { Types.IsEmpty: false } definitions)
            return definitions;
        if (options.SetupRecipe.Equals("none", StringComparison.OrdinalIgnoreCase))
            return ContentDefinitions.Empty;

        var named = Path.Combine(options.RecipesPath, options.SetupRecipe + ".recipe.json");
        var file = File.Exists(named) ? named : Path.GetFullPath(options.SetupRecipe);
        if (!File.Exists(file))
            return Problem.NotFound("no-such-file", $"There is no recipe {options.SetupRecipe}.");
        try
        {
            return Read(await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (JsonException e)
        {
            return Problem.Invalid("bad-recipe", $"{options.SetupRecipe} is not a recipe: {e.Message}");
        }
    }

    private static ContentDefinitions Read(string recipe)
    {
        var definitions = ContentDefinitions.Empty;
        var steps = (JsonNode.Parse(recipe, documentOptions: Lenient) as JsonObject)?["steps"] as JsonArray ?? [];
        foreach (var step in steps.OfType<JsonObject>().Where(IsDefinition))
        {
            foreach (var (json, i) in (step["ContentTypes"] as JsonArray ?? []).OfType<JsonObject>().Select((json, i) => (json, i)))
                definitions = definitions.Merge(ContentDefinitionJson.ReadType(json, $"ContentTypes[{i}]"));
            foreach (var (json, i) in (step["ContentParts"] as JsonArray ?? []).OfType<JsonObject>().Select((json, i) => (json, i)))
                definitions = definitions.Merge(ContentDefinitionJson.ReadPart(json, $"ContentParts[{i}]"));
        }

        return definitions;
    }

    private static bool IsDefinition(JsonObject step) =>
        step["name"] is JsonValue name && name.TryGetValue<string>(out var text)
        && text.Equals("ContentDefinition", StringComparison.OrdinalIgnoreCase);
}

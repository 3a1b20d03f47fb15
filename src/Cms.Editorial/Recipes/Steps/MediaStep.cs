using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Editorial.Media;

namespace Cms.Editorial.Recipes.Steps;

/// <summary>Copies pictures to the media library, from beside the recipe or from base 64. Nothing is fetched from addresses.</summary>
internal sealed class MediaStep(MediaLibrary library) : IRecipeStep
{
    public string Name => "media";

    public async Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken)
    {
        var stored = ImmutableArray.CreateBuilder<string>();
        foreach (var (json, place) in step.Objects("Files"))
        {
            if ((json.Text("TargetPath") ?? json.Text("Path")) is not { Length: > 0 } target)
                throw new JsonException($"{place}.TargetPath is missing.");
            var bytes = await ReadAsync(json, place, context, cancellationToken);
            if (!bytes.Succeeded)
                return bytes.Problem;
            var result = await library.PutAsync(target, bytes.Value, json.Text("AltText"), context.Actor.AccountId, cancellationToken);
            if (!result.Succeeded)
                return result.Problem with { Message = $"{place}: {result.Problem.Message}" };
            if (result.Value)
                stored.Add($"{target} was stored.");
        }

        return new RecipeStepDone(stored.Count > 0, stored.ToImmutable());
    }

    private static async Task<Result<byte[]>> ReadAsync(JsonObject json, string place, RecipeContext context, CancellationToken cancellationToken)
    {
        if (json.Text("SourcePath") is { Length: > 0 } source)
            return await context.File.ReadAsync(source, cancellationToken);
        if (json.Text("Base64") is not { Length: > 0 } text)
            return Problem.Invalid("bad-step", $"{place} needs SourcePath or Base64; files are not fetched from addresses.");
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return Problem.Invalid("bad-step", $"{place}.Base64 is not base 64.");
        }
    }
}

using System.CommandLine;
using Cms.Editorial;
using Cms.Editorial.Accounts;
using Cms.Editorial.Recipes;

namespace Cms.Web.CommandLine;

/// <summary><c>recipe run FILE</c> and <c>recipe export OUT.zip</c>.</summary>
internal static class RecipeVerbs
{
    public static Command Build(string[] configuration)
    {
        var file = new Argument<string>("FILE") { Description = "A recipe (.json) or a deployment package (.zip)." };
        var run = new Command("run", "Runs a recipe in Orchard's format. Each step is all or nothing; steps of an unknown kind are named and kept.") { file };
        run.SetAction(async (parsed, stop) =>
        {
            if (await VerbScope.ExistingFileAsync(parsed.GetRequiredValue(file)) is not { } path)
                return 1;
            return await VerbScope.RunAsync(configuration, setUp: true, async (services, cancellationToken) =>
            {
                var result = await services.GetRequiredService<RunRecipe>()
                    .RunAsync(path, new Dictionary<string, string>(), Actor.System, cancellationToken);
                if (!result.Succeeded)
                    return await VerbScope.FailAsync(result.Problem);
                SetupPrinter.Print(result.Value, Console.Out);
                return result.Value.Succeeded ? 0 : 1;
            }, stop);
        });

        return new Command("recipe", "Runs recipes and makes them.") { run, Export(configuration) };
    }

    private static Command Export(string[] configuration)
    {
        var file = new Argument<string>("OUT") { Description = "The package to write (.zip); it is replaced when complete." };
        var types = new Option<string[]>("--types")
        {
            Description = "Only these content types with their items, separated by commas or blanks; without it the whole site, but for accounts.",
            AllowMultipleArgumentsPerToken = true,
        };
        var export = new Command("export", "Writes the site as a deployment package: a recipe and its media files.") { file, types };
        export.SetAction(async (parsed, stop) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (!Directory.Exists(Path.GetDirectoryName(path)))
            {
                await Console.Error.WriteLineAsync($"There is no directory {Path.GetDirectoryName(path)}.");
                return 1;
            }

            string[] chosen = [.. (parsed.GetValue(types) ?? []).SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
            return await VerbScope.RunAsync(configuration, setUp: true, async (services, cancellationToken) =>
            {
                var unfinished = path + ".part";
                Result<int> written;
                await using (var stream = File.Create(unfinished))
                    written = await services.GetRequiredService<ExportRecipe>().RunAsync(stream, chosen, Actor.System, cancellationToken);
                if (!written.Succeeded)
                {
                    File.Delete(unfinished);
                    return await VerbScope.FailAsync(written.Problem);
                }

                File.Move(unfinished, path, overwrite: true);
                Console.WriteLine($"{written.Value} steps.");
                return 0;
            }, stop);
        });
        return export;
    }
}

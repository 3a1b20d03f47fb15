using System.CommandLine;
using Cms.Editorial.Accounts;
using Cms.Editorial.Recipes;

namespace Cms.Web.CommandLine;

/// <summary><c>recipe run FILE</c>.</summary>
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

        return new Command("recipe", "Runs recipes.") { run };
    }
}

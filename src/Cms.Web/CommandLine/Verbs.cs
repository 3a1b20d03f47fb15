using System.CommandLine;

namespace Cms.Web.CommandLine;

/// <summary>The commands of the executable. Without a verb it serves.</summary>
internal static class Verbs
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (verbs, configuration) = ConfigurationArguments.Split(arguments);
        var root = new RootCommand("Dragoman, a headless CMS for translated journalism. Without a verb it serves the site, the admin UI and the APIs.")
        {
            MigrateVerb.Build(configuration),
            RecipeVerbs.Build(configuration),
            ContentVerbs.Build(configuration),
            IntakeVerb.Build(configuration),
            SchemaVerbs.Build(configuration),
            WorkflowVerbs.Build(configuration),
            UserVerbs.Build(configuration),
            TokenVerbs.Build(configuration),
        };
        root.SetAction((_, cancellationToken) => ServeVerb.RunAsync(configuration, cancellationToken));

        var parsed = root.Parse(verbs);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{parsed.Errors[0].Message} See --help.");
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
    }
}

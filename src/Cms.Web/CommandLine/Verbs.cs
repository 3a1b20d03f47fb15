using System.CommandLine;
using System.CommandLine.Parsing;

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
            AuditVerbs.Build(configuration),
        };
        root.SetAction((_, cancellationToken) => ServeVerb.RunAsync(configuration, cancellationToken));

        var parsed = root.Parse(verbs);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(Complaint(parsed));
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
    }

    /// <summary>What is wrong with the line, by name.</summary>
    private static string Complaint(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var see = $"See {Line(parsed.CommandResult)}--help.";
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var unknown, ..])
            return $"'{unknown}' is not a command{(command is RootCommand ? "" : $" of '{command.Name}'")}; there are: {string.Join(", ", command.Subcommands.Select(c => c.Name))}. {see}";
        if (command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is not { Tokens.Count: > 0 }) is { } missing)
            return $"'{command.Name}' needs {missing.Name}: {missing.Description} {see}";
        return $"{parsed.Errors[0].Message} {see}";
    }

    private static string Line(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Line(parent)}{result.Command.Name} " : "";
}

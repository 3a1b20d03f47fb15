using System.CommandLine;
using Cms.Editorial.Setup;

namespace Cms.Web.CommandLine;

/// <summary><c>migrate</c>: brings the database to the current schema, and nothing else.</summary>
internal static class MigrateVerb
{
    public static Command Build(string[] configuration)
    {
        var command = new Command("migrate", "Creates the database or brings it to the current schema. Adds no content.");
        command.SetAction((_, stop) => VerbScope.RunAsync(configuration, setUp: false, async (services, cancellationToken) =>
        {
            var problem = await services.GetRequiredService<MigrateDatabase>().RunAsync(cancellationToken);
            if (!problem.Succeeded)
                return await VerbScope.FailAsync(problem.Problem);
            Console.WriteLine("The database has the current schema.");
            return 0;
        }, stop));
        return command;
    }
}

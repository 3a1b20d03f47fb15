using System.CommandLine;
using Cms.Editorial.Definitions;
using Cms.Web.Api.Schema;

namespace Cms.Web.CommandLine;

/// <summary><c>schema export FILE</c>.</summary>
internal static class SchemaVerbs
{
    public static Command Build(string[] configuration)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write (.graphql)." };
        var export = new Command("export", "Writes the GraphQL schema in the type-system language.") { file };
        export.SetAction((parsed, stop) => VerbScope.RunAsync(configuration, setUp: false, async (services, cancellationToken) =>
        {
            var definitions = await services.GetRequiredService<ReadSchemaDefinitions>().RunAsync(cancellationToken);
            if (!definitions.Succeeded)
                return await VerbScope.FailAsync(definitions.Problem);
            var schema = ContentSchema.Build(definitions.Value, services.GetRequiredService<GraphQLSettings>().Pages);
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (!Directory.Exists(Path.GetDirectoryName(path)))
            {
                await Console.Error.WriteLineAsync($"There is no directory {Path.GetDirectoryName(path)}.");
                return 1;
            }

            await File.WriteAllTextAsync(path, schema.ToString(), cancellationToken);
            return 0;
        }, stop));
        return new Command("schema", "Shows the GraphQL schema.") { export };
    }
}

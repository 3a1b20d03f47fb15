using System.CommandLine;
using Cms.Editorial.Accounts;
using Cms.Editorial.Transfer;

namespace Cms.Web.CommandLine;

/// <summary><c>content import FILE</c> and <c>content export FILE</c>.</summary>
internal static class ContentVerbs
{
    public static Command Build(string[] configuration) => new("content", "Moves content items in and out, one JSON object a line.")
    {
        Import(configuration),
        Export(configuration),
    };

    private static Command Import(string[] configuration)
    {
        var file = new Argument<string>("FILE") { Description = "One Orchard content item a line (.jsonl)." };
        var stopOnError = new Option<bool>("--stop-on-error") { Description = "End at the first bad line; finished batches stay." };
        var command = new Command(
            "import", "Takes content items in. Good lines are taken, bad ones listed; importing a file again changes nothing.") { file, stopOnError };
        command.SetAction(async (parsed, stop) =>
        {
            if (await VerbScope.ExistingFileAsync(parsed.GetRequiredValue(file)) is not { } path)
                return 1;
            return await VerbScope.RunAsync(configuration, setUp: true, async (services, cancellationToken) =>
            {
                await using var stream = File.OpenRead(path);
                using var progress = new ImportProgressLine(stream.Length, () => stream.Position);
                var result = await services.GetRequiredService<ImportContent>().RunAsync(
                    stream, new ImportOptions(parsed.GetValue(stopOnError), Path.GetFileName(path)), progress, Actor.System, cancellationToken);
                progress.Finish();
                if (!result.Succeeded)
                    return await VerbScope.FailAsync(result.Problem);

                var (totals, refused, stopped, took) = result.Value;
                foreach (var line in refused)
                    await Console.Error.WriteLineAsync($"line {line.Number}: {line.Reason}");
                foreach (var line in result.Value.Alike)
                    await Console.Error.WriteLineAsync($"line {line.Number}: taken, but much like '{line.Title}' ({line.Story}).");
                if (totals.Refused > refused.Length)
                    await Console.Error.WriteLineAsync($"… and {totals.Refused - refused.Length} more lines refused.");
                Console.WriteLine(
                    $"{totals.Lines} lines: {totals.Added} added, {totals.Unchanged} unchanged, {totals.Refused} refused, in {took.TotalSeconds:F1} s{(stopped ? "; stopped at the first bad line" : "")}.");
                return totals.Refused > 0 ? 1 : 0;
            }, stop);
        });
        return command;
    }

    private static Command Export(string[] configuration)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; it is replaced when complete." };
        var command = new Command("export", "Writes the published and the latest version of every content item.") { file };
        command.SetAction(async (parsed, stop) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (!Directory.Exists(Path.GetDirectoryName(path)))
            {
                await Console.Error.WriteLineAsync($"There is no directory {Path.GetDirectoryName(path)}.");
                return 1;
            }

            return await VerbScope.RunAsync(configuration, setUp: true, async (services, cancellationToken) =>
            {
                var unfinished = path + ".part";
                await using (var stream = File.Create(unfinished))
                {
                    var result = await services.GetRequiredService<ExportContent>().RunAsync(stream, Actor.System, cancellationToken);
                    if (!result.Succeeded)
                        return await VerbScope.FailAsync(result.Problem);
                    Console.WriteLine($"{result.Value.Items} items in {result.Value.Lines} lines.");
                }

                File.Move(unfinished, path, overwrite: true);
                return 0;
            }, stop);
        });
        return command;
    }
}

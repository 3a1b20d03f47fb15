using System.CommandLine;
using Cms.Editorial.Accounts;
using Cms.Editorial.Intake;

namespace Cms.Web.CommandLine;

/// <summary><c>intake FILE</c>.</summary>
internal static class IntakeVerb
{
    public static Command Build(string[] configuration)
    {
        var file = new Argument<string>("FILE") { Description = "Plain text or HTML, UTF-8." };
        var kind = new Option<string?>("--as") { Description = "source or article; without it, an article if the text bears a disclaimer of ours, else a source." };
        kind.AcceptOnlyFromAmong("source", "article");
        var url = new Option<string?>("--url") { Description = "Where the text was published." };
        var outlet = new Option<string?>("--outlet") { Description = "Name of the outlet, as on the desk." };
        var language = new Option<string?>("--language") { Description = "BCP 47 tag, for example ar." };
        var anyway = new Option<bool>("--even-if-alike") { Description = "Take a story in though one in the house is much like it." };
        var command = new Command("intake", "Takes a text in as a frozen source story or as a draft article, and shows what was recognised line by line.")
        {
            file, kind, url, outlet, language, anyway,
        };
        command.SetAction(async (parsed, stop) =>
        {
            if (await VerbScope.ExistingFileAsync(parsed.GetRequiredValue(file)) is not { } path)
                return 1;
            return await VerbScope.RunAsync(configuration, setUp: true, async (services, cancellationToken) =>
            {
                var input = new IntakeInput(
                    await File.ReadAllBytesAsync(path, cancellationToken),
                    Path.GetFileName(path),
                    parsed.GetValue(kind) switch { "source" => IntakeAs.Source, "article" => IntakeAs.Article, _ => IntakeAs.Recognise },
                    parsed.GetValue(url),
                    parsed.GetValue(outlet),
                    parsed.GetValue(language))
                { EvenIfAlike = parsed.GetValue(anyway) };
                var result = await services.GetRequiredService<TakeIn>().RunAsync(input, Actor.System, cancellationToken);
                if (!result.Succeeded)
                    return await VerbScope.FailAsync(result.Problem);

                var report = result.Value;
                foreach (var line in report.Lines)
                    Console.WriteLine($"{line.Number,5}  {line.Kind,-10}  {Shorten(line.Text)}{(line.Reason is { Length: > 0 } reason ? $"   [{reason}]" : "")}");
                Console.WriteLine();
                Console.WriteLine($"Taken in as {report.TakenAs}: {report.Reason}");
                foreach (var note in report.Notes)
                    Console.WriteLine($"Please look: {note}");
                if (report.Segments > 0)
                    Console.WriteLine($"{report.Segments} segments.");
                Console.WriteLine($"{report.Item.Item.DisplayText} ({report.Item.ContentItemId})");
                return 0;
            }, stop);
        });
        return command;
    }

    private static string Shorten(string text) => text.Length <= 100 ? text : text[..99] + "…";
}

using System.CommandLine;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Web.CommandLine;

/// <summary><c>audit verify [--head HASH]</c> and <c>audit export FILE</c>.</summary>
internal static class AuditVerbs
{
    public static Command Build(string[] configuration)
    {
        var head = new Option<string?>("--head") { Description = "A head that an earlier run printed: it must be in the trail." };
        var verify = new Command("verify", "Proves that no entry of the audit trail was changed, or names the first broken link (exit code 1).") { head };
        verify.SetAction((parsed, stop) => VerbScope.RunAsync(configuration, setUp: true, async (services, cancellationToken) =>
        {
            var result = await services.GetRequiredService<VerifyAuditTrail>().RunAsync(parsed.GetValue(head), Actor.System, cancellationToken);
            return result.Succeeded ? await TellAsync(result.Value) : await VerbScope.FailAsync(result.Problem);
        }, stop));

        var file = new Argument<string>("FILE") { Description = "Where to: .jsonl, or .csv for a spreadsheet." };
        var export = new Command("export", "Writes the audit trail to a file, the newest entry first.") { file };
        export.SetAction((parsed, stop) => ExportAsync(configuration, Path.GetFullPath(parsed.GetRequiredValue(file)), stop));
        return new Command("audit", "Looks at the audit trail.") { verify, export };
    }

    private static async Task<int> TellAsync(AuditProof proof)
    {
        if (proof.BrokenAt is { } broken)
        {
            await Console.Error.WriteLineAsync($"The audit trail is broken at entry {broken}: {proof.Reason} {proof.Count} entries before it hold.");
            return 1;
        }

        if (proof.HasKnownHead == false)
        {
            await Console.Error.WriteLineAsync(
                $"The audit trail holds together, but the head that was given is not in it: the trail was made anew. It has {proof.Count} entries.");
            return 1;
        }

        Console.WriteLine($"The audit trail is whole: {proof.Count} entries. Note its head, to prove it again later:");
        Console.WriteLine(proof.Head);
        return 0;
    }

    private static async Task<int> ExportAsync(string[] configuration, string path, CancellationToken stop)
    {
        var format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".jsonl" => AuditFormat.Jsonl,
            ".csv" => AuditFormat.Csv,
            _ => (AuditFormat?)null,
        };
        if (format is null)
        {
            await Console.Error.WriteLineAsync($"'{Path.GetFileName(path)}' ends neither in .jsonl nor in .csv.");
            return 2;
        }

        return await VerbScope.RunAsync(configuration, setUp: true, async (services, cancellationToken) =>
        {
            await using var stream = File.Create(path);
            var result = await services.GetRequiredService<ExportAuditTrail>().RunAsync(
                new AuditFilter(), format.Value, stream, Actor.System, cancellationToken);
            if (!result.Succeeded)
                return await VerbScope.FailAsync(result.Problem);
            Console.WriteLine($"{result.Value} entries were written.");
            return 0;
        }, stop);
    }
}

using System.Diagnostics;

namespace Cms.Web.Tests.Running;

/// <summary>One run of the program with a verb, to its end.</summary>
internal sealed record Verb(int Code, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string All => Output + Errors;

    public static Task<Verb> RunAsync(SiteData data, params string[] arguments) => RunAsync(data, input: "", arguments);

    /// <param name="input">Standard input, to its end.</param>
    public static Task<Verb> RunAsync(SiteData data, string input, string[] arguments) =>
        RunAsync([.. arguments, .. data.Settings], input);

    public static async Task<Verb> RunAsync(
        IReadOnlyList<string> arguments, string input = "", string? workingDirectory = null, string? program = null)
    {
        using var process = Start(arguments, workingDirectory, program);
        var captured = new CapturedOutput(process);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{string.Join(' ', arguments)}' did not end; it said:\n{captured.All}");
        }

        await captured.EndAsync();
        return new Verb(process.ExitCode, captured.Output, captured.Errors);
    }

    /// <summary>Starts the program and leaves it to the caller.</summary>
    public static Process Start(IReadOnlyList<string> arguments, string? workingDirectory = null, string? program = null) =>
        Process.Start(ProgramStart.Info(arguments, workingDirectory, program)) ?? throw new InvalidOperationException("dotnet did not start.");

    /// <summary>Ended well; shows what it said otherwise.</summary>
    public Verb Succeeded()
    {
        Assert.True(Code == 0, $"exit code {Code}:\n{All}");
        return this;
    }

    /// <summary>Ended with <paramref name="code"/> and a report that says what was not done, on whichever stream.</summary>
    public Verb NotDone(int code, params string[] mentions)
    {
        Assert.True(Code == code, $"exit code {Code} instead of {code}:\n{All}");
        foreach (var mention in mentions)
            Assert.Contains(mention, All, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", All, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Ended with <paramref name="code"/> and a message to people, not to programmers.</summary>
    public Verb Refused(int code, params string[] mentions)
    {
        Assert.True(Code == code, $"exit code {Code} instead of {code}:\n{All}");
        foreach (var mention in mentions)
            Assert.Contains(mention, Errors, StringComparison.OrdinalIgnoreCase);
        Assert.False(string.IsNullOrWhiteSpace(Errors), "No message.");
        Assert.DoesNotContain("Exception", All, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", All, StringComparison.Ordinal);
        return this;
    }
}

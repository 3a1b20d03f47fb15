using System.Diagnostics;
using System.Text;

namespace Cms.Web.Tests.Running;

/// <summary>What a process wrote, while it runs and afterwards.</summary>
internal sealed class CapturedOutput
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly Task _read;

    public CapturedOutput(Process process) =>
        _read = Task.WhenAll(ReadAsync(process.StandardOutput, _output), ReadAsync(process.StandardError, _errors));

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    public string All => Output + Errors;

    /// <summary>Until both streams have ended, or a short while: a grandchild may hold them open.</summary>
    public Task EndAsync() => Task.WhenAny(_read, Task.Delay(TimeSpan.FromSeconds(5)));

    private static async Task ReadAsync(StreamReader reader, StringBuilder into)
    {
        var buffer = new char[1024];
        while (await reader.ReadAsync(buffer) is > 0 and var read)
        {
            lock (into)
                into.Append(buffer, 0, read);
        }
    }

    private static string Text(StringBuilder from)
    {
        lock (from)
            return from.ToString();
    }
}

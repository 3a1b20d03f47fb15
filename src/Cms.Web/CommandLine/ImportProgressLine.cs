using Cms.Editorial.Transfer;

namespace Cms.Web.CommandLine;

/// <summary>One line on the terminal that is written over; a line every 10 seconds where there is no terminal.</summary>
internal sealed class ImportProgressLine(long bytes, Func<long> position) : IProgress<ImportProgress>, IDisposable
{
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private long _next;
    private bool _written;

    public void Report(ImportProgress value)
    {
        var now = Environment.TickCount64;
        if (now < _next)
            return;
        _next = now + (_terminal ? 200 : 10_000);
        var done = bytes == 0 ? 1.0 : (double)position() / bytes;
        var left = done is > 0 and < 1 && value.PerSecond > 0 ? value.Lines / done * (1 - done) / value.PerSecond : 0;
        var line = $"{done,4:P0}  {value.Lines} lines, {value.Added} added, {value.Unchanged} unchanged, {value.Refused} refused, {value.PerSecond:F0}/s, {left:F0} s left";
        if (_terminal)
            Console.Error.Write("\r" + line.PadRight(100));
        else
            Console.Error.WriteLine(line);
        _written = true;
    }

    public void Finish()
    {
        if (_terminal && _written)
            Console.Error.Write("\r" + new string(' ', 100) + "\r");
        _written = false;
    }

    public void Dispose() => Finish();
}

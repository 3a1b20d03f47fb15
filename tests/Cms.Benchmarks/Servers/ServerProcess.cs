using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cms.Benchmarks.Servers;

/// <summary>A measured server: a process of its own, listening on a port of the loopback.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _socket;

    private ServerProcess(Process process, int port, string socket) => (_process, Port, _socket) = (process, port, socket);

    public int Port { get; }

    /// <param name="arguments">Those of <c>dotnet</c>, with <c>{url}</c> for the address.</param>
    public static ServerProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string workingDirectory)
    {
        var port = FreePort();
        var socket = Path.Combine(workingDirectory, $"{port.ToString(CultureInfo.InvariantCulture)}.sock");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = workingDirectory };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument.Replace("{url}", $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal));
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ServerProcess).Assembly.Location;
        start.Environment[StartupHook.Variable] = socket;
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill(process);
        return new ServerProcess(process, port, socket);
    }

    /// <summary>Asks until there is a good answer.</summary>
    /// <returns>From the start of the process.</returns>
    public async Task<TimeSpan> FirstAnswerAsync(Func<HttpClient, Uri, Task<bool>> ask)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var address = new Uri($"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}");
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(120); await Task.Delay(5))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The server ended with code {_process.ExitCode}.");
            try
            {
                if (await ask(client, address))
                    return DateTime.Now - _process.StartTime;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new InvalidOperationException("The server gave no good answer.");
    }

    /// <summary>What the process has done so far.</summary>
    public (TimeSpan Cpu, long AllocatedBytes, long Commands) Counters()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(_socket));
        var buffer = new byte[64];
        var counts = Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer)).Split(' ');
        _process.Refresh();
        return (
            _process.TotalProcessorTime,
            long.Parse(counts[0], CultureInfo.InvariantCulture),
            long.Parse(counts[1], CultureInfo.InvariantCulture));
    }

    public long ResidentBytes()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    public async ValueTask DisposeAsync()
    {
        Kill(_process);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill();
        }
        catch (InvalidOperationException)
        {
            // Disposed: it has ended.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

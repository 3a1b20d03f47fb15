using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cms.Web.Tests.Running;

/// <summary>The server, as a process of its own on data of its own.</summary>
internal sealed class CmsProcess : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Process, bool> Running = new();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly CapturedOutput _captured;

    /// <summary>No server outlives the tests.</summary>
    static CmsProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var process in Running.Keys.Where(p => !p.HasExited))
            process.Kill();
    };

    private CmsProcess(Process process, Uri address)
    {
        _process = process;
        _captured = new CapturedOutput(process);
        Address = address;
        Client = NewClient(cookies: false);
        Running[process] = true;
    }

    public Uri Address { get; }

    /// <summary>Nobody: no cookies are kept, no redirects followed.</summary>
    public HttpClient Client { get; }

    public string Output => _captured.All;

    public bool HasExited => _process.HasExited;

    /// <summary>From the start of the process to the first 200 of <c>/health/ready</c>.</summary>
    public TimeSpan TimeToReady { get; private set; }

    /// <summary>What the health addresses answered until then, without repetitions: <c>live 200</c>, <c>ready 503</c>, ….</summary>
    public ImmutableArray<string> HealthSeen { get; private set; } = [];

    /// <summary>Starts the server and waits until it is ready.</summary>
    public static Task<CmsProcess> StartAsync(SiteData data, params IReadOnlyList<string> settings) => ReadyAsync(Launch(data, settings));

    /// <summary>As <see cref="StartAsync(SiteData, IReadOnlyList{string})"/>, at an address that was another server's.</summary>
    public static Task<CmsProcess> StartAsync(SiteData data, Uri address) => ReadyAsync(Launch(data, [], address: address));

    private static async Task<CmsProcess> ReadyAsync(CmsProcess server)
    {
        try
        {
            await server.BecomeReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server without waiting for anything.</summary>
    public static CmsProcess Launch(
        SiteData data, IReadOnlyList<string> settings, string? program = null, string? workingDirectory = null, Uri? address = null)
    {
        address ??= new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        var info = ProgramStart.Info([$"--urls={address.GetLeftPart(UriPartial.Authority)}", .. data.Settings, .. settings], workingDirectory, program);
        return new CmsProcess(Process.Start(info) ?? throw new InvalidOperationException("dotnet did not start."), address);
    }

    public async Task BecomeReadyAsync()
    {
        var seen = new List<string>();
        var since = Stopwatch.StartNew();
        while (since.Elapsed < Patience)
        {
            if (_process.HasExited)
                break;
            await SeeAsync("live", seen);
            if (await SeeAsync("ready", seen) == HttpStatusCode.OK)
            {
                TimeToReady = DateTime.Now - _process.StartTime;
                HealthSeen = [.. seen];
                return;
            }

            await Task.Delay(20);
        }

        await _captured.EndAsync();
        throw new InvalidOperationException(
            $"The server {(_process.HasExited ? $"ended with code {_process.ExitCode}" : $"was not ready after {Patience.TotalSeconds:F0} s")}; it said:\n{Output}");
    }

    /// <summary>Adds what the server said to the failure of a test.</summary>
    public async Task WatchAsync(Func<Task> test)
    {
        try
        {
            await test();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.Message}\nMeanwhile the server said:\n{Output}", e);
        }
    }

    public HttpClient NewClient(bool cookies = true) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = cookies,
        CookieContainer = new CookieContainer(),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>SIGKILL: the process learns nothing of it.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager does.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await signal.WaitForExitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(limit.Token);
        await _captured.EndAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            await KillAsync();
        Running.TryRemove(_process, out _);
        _process.Dispose();
    }

    private async Task<HttpStatusCode?> SeeAsync(string which, List<string> seen)
    {
        HttpStatusCode? status = null;
        try
        {
            using var answer = await Client.GetAsync(new Uri($"/health/{which}", UriKind.Relative));
            status = answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
        }

        var line = $"{which} {(status is { } code ? (int)code : 0)}";
        if (status is not null && !seen.Contains(line))
            seen.Add(line);
        return status;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

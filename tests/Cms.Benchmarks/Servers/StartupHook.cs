using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

/// <summary>Loaded by the runtime into each measured server (<c>DOTNET_STARTUP_HOOKS</c>): tells over a socket what has been
/// allocated and how many SQL commands were run. The runtime wants this name, in no namespace.</summary>
internal static class StartupHook
{
    /// <summary>The variable that names the socket.</summary>
    public const string Variable = "CMS_BENCHMARK_SOCKET";

    private static long _commands;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path)
            return;
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Meter.Name == "Npgsql" && instrument.Name is "db.client.commands.duration" or "db.client.operation.duration")
                    meters.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _commands));
        listener.Start();
        var thread = new Thread(() => Serve(path)) { IsBackground = true };
        thread.Start();
    }

    private static void Serve(string path)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        File.Delete(path);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        while (true)
        {
            using var client = listener.Accept();
            client.Send(Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{GC.GetTotalAllocatedBytes(precise: false)} {Volatile.Read(ref _commands)}")));
        }
    }
}

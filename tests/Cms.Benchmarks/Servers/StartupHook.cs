using System.Globalization;
using System.Net.Sockets;
using System.Text;

/// <summary>Loaded by the runtime into each measured server (<c>DOTNET_STARTUP_HOOKS</c>): tells over a socket what has been
/// allocated. The runtime wants this name, in no namespace.</summary>
internal static class StartupHook
{
    /// <summary>The variable that names the socket.</summary>
    public const string Variable = "CMS_BENCHMARK_SOCKET";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path)
            return;
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
            client.Send(Encoding.ASCII.GetBytes(GC.GetTotalAllocatedBytes(precise: false).ToString(CultureInfo.InvariantCulture)));
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace Cms.Editorial.Outbox;

/// <summary>
/// The one way out for requests to addresses that people wrote down: workflows, webhooks. It goes to public addresses only,
/// unless <c>Cms:Webhooks:AllowPrivate</c> says otherwise, and follows no redirect.
/// </summary>
internal static class PublicInternet
{
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(10);

    /// <summary>Returns a client to keep: it has its own connections.</summary>
    public static HttpClient Client(EditorialOptions options, TimeSpan? timeout = null) => new(Handler(options))
    {
        Timeout = timeout ?? TimeSpan.FromSeconds(30),
    };

    /// <summary>Returns why the request was not let out; null when that is not what went wrong.</summary>
    public static string? Refusal(HttpRequestException exception) => (exception.InnerException as PrivateAddressException)?.Message;

    /// <param name="lookUp">Finds the addresses of a name; null for the system's own way.</param>
    internal static SocketsHttpHandler Handler(
        EditorialOptions options, Func<string, CancellationToken, Task<IPAddress[]>>? lookUp = null) => new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = Connecting,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = (context, cancellationToken) =>
                ConnectAsync(context.DnsEndPoint, options.AllowPrivateAddresses, lookUp ?? Dns.GetHostAddressesAsync, cancellationToken),
        };

    /// <summary>Looks the name up itself, once, so that what was checked is what is connected to.</summary>
    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint to, bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>> lookUp, CancellationToken cancellationToken)
    {
        var addresses = await lookUp(to.Host, cancellationToken);
        var usable = allowPrivate ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (usable.Length == 0)
            throw new PrivateAddressException($"'{to.Host}' is at a private address, which requests do not go to (Cms:Webhooks:AllowPrivate).");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(usable, to.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class PrivateAddressException(string message) : IOException(message);
}

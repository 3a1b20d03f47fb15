using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace Cms.Editorial.Tests.Webhooks;

public sealed record Received(string Id, string Timestamp, string Signature, string Body);

/// <summary>A program elsewhere.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _running;
    private ImmutableList<Received> _requests = [];

    public Receiver()
    {
        // Another process may take a free port between asking and listening.
        for (var tries = 0; ; tries++)
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/hook/";
            probe.Stop();
            _listener = new HttpListener();
            _listener.Prefixes.Add(Url);
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException) when (tries < 5)
            {
                // The next port.
            }
        }

        _running = RunAsync();
    }

    public string Url { get; }

    public int Status { get; set; } = 204;

    public IReadOnlyList<Received> Requests => _requests;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _running;
    }

    private async Task RunAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            string Header(string name) => context.Request.Headers[name] ?? "";
            _requests = _requests.Add(new Received(Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), await reader.ReadToEndAsync()));
            context.Response.StatusCode = Status;
            if (Status != 204)
                context.Response.OutputStream.Write("what went wrong"u8);
            context.Response.Close();
        }
    }
}

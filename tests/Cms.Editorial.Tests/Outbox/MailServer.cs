using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cms.Editorial.Tests.Outbox;

/// <summary>A mail server on loopback that speaks SMTP (RFC 5321) as far as a client that hands in mail needs it.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public MailServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>Name and password it wants; null for none.</summary>
    public (string Name, string Password)? Account { get; init; }

    /// <summary>What it says to a recipient; null to take them.</summary>
    public Func<string, string?> OnRecipient { get; set; } = _ => null;

    /// <summary>Whether it closes the connection once it has the mail, before it says so.</summary>
    public bool DiesAfterData { get; set; }

    /// <summary>What was handed in, with the recipients of the envelope.</summary>
    public ConcurrentQueue<(string[] Recipients, string Message)> Taken { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                await TalkAsync(stream);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        Task SayAsync(string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _stop.Token).AsTask();
        var (recipients, isKnown) = (new List<string>(), Account is null);
        try
        {
            await SayAsync("220 mail.test ESMTP");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "EHLO" or "HELO":
                        await SayAsync(Account is null ? "250 mail.test" : "250-mail.test\r\n250 AUTH PLAIN");
                        break;
                    case "AUTH":
                        var given = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])).Split('\0');
                        isKnown = (given[1], given[2]) == Account;
                        await SayAsync(isKnown ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong name or password");
                        break;
                    case "MAIL" when !isKnown:
                        await SayAsync("530 5.7.0 Authentication required");
                        break;
                    case "MAIL" or "RSET" or "NOOP":
                        recipients.Clear();
                        await SayAsync("250 2.0.0 OK");
                        break;
                    case "RCPT":
                        var address = line.Split('<', '>')[1];
                        var refusal = OnRecipient(address);
                        if (refusal is null)
                            recipients.Add(address);
                        await SayAsync(refusal ?? "250 2.1.5 OK");
                        break;
                    case "DATA":
                        await SayAsync("354 Go ahead");
                        var message = new StringBuilder();
                        while (await reader.ReadLineAsync(_stop.Token) is { } part && part != ".")
                            message.AppendLine(part.StartsWith('.') ? part[1..] : part);
                        Taken.Enqueue(([.. recipients], message.ToString()));
                        if (DiesAfterData)
                            return;
                        await SayAsync("250 2.0.0 Taken");
                        break;
                    case "QUIT":
                        await SayAsync("221 2.0.0 Bye");
                        return;
                    default:
                        await SayAsync("502 5.5.1 Unknown");
                        break;
                }
            }
        }
        catch (IOException)
        {
            // The client has gone.
        }
    }
}

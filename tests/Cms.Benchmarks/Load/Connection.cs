using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cms.Benchmarks.Load;

/// <summary>One connection that is kept: as little work as possible, since it shares the machine with what it measures.</summary>
internal sealed class Connection(int port) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 * 1024];

    public async Task OpenAsync() => await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <returns>The body; valid until the next request.</returns>
    /// <exception cref="InvalidOperationException">The answer is not 200 with a Content-Length.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> SendAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        var filled = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0)
                throw new InvalidOperationException("The server closed the connection.");
            filled += read;
            if (Parse(_buffer.AsSpan(0, filled), out var start, out var length) && filled >= start + length)
                return _buffer.AsMemory(start, length);
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool Parse(ReadOnlySpan<byte> answer, out int start, out int length)
    {
        (start, length) = (0, 0);
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var head = answer[..end];
        var at = head.IndexOf("Content-Length: "u8);
        if (!head.StartsWith("HTTP/1.1 200"u8) || at < 0 || !System.Buffers.Text.Utf8Parser.TryParse(head[(at + 16)..], out length, out _))
            throw new InvalidOperationException("The server answered: " + Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 600)]));
        start = end + 4;
        return true;
    }
}

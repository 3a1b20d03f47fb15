namespace Cms.Editorial.Transfer;

/// <summary>Reads lines of a stream in bounded memory.</summary>
/// <param name="maxLength">In bytes; a longer line is skipped and told.</param>
internal sealed class LineReader(Stream stream, int maxLength)
{
    private byte[] _buffer = new byte[65536];
    private int _start;
    private int _end;
    private bool _isOver;

    /// <summary>From 1, of the line that was read last.</summary>
    internal long Number { get; private set; }

    /// <returns>The line without its end, valid until the next call; null after the last one.</returns>
    internal async Task<Line?> ReadAsync(CancellationToken cancellationToken)
    {
        var isTooLong = false;
        for (var searched = 0; ;)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
                return Take(searched + at, 1, isTooLong);
            searched = _end - _start;
            if (searched > maxLength)
            {
                // Nobody will read it: forget what was read of it.
                isTooLong = true;
                _start = _end = searched = 0;
            }

            if (_isOver)
                return searched > 0 || isTooLong ? Take(searched, 0, isTooLong) : null;
            await FillAsync(cancellationToken);
        }
    }

    private Line Take(int length, int lineEnd, bool isTooLong)
    {
        var line = _buffer.AsMemory(_start, length);
        _start += length + lineEnd;
        if (line.Span.EndsWith("\r"u8))
            line = line[..^1];
        if (++Number == 1 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        return new Line(line, isTooLong || line.Length > maxLength);
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _isOver = read == 0;
    }

    /// <param name="IsTooLong">Then the bytes are a part of it only.</param>
    internal readonly record struct Line(ReadOnlyMemory<byte> Bytes, bool IsTooLong);
}

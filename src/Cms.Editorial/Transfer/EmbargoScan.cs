using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Editorial.Items;

namespace Cms.Editorial.Transfer;

/// <summary>Finds the embargoes of a file before its first line is imported, since a story may stand after its translation.</summary>
internal static class EmbargoScan
{
    /// <returns>The stories under embargo, with its end. Empty for a stream that is read once: there, stories come first.</returns>
    internal static async Task<IReadOnlyDictionary<ItemId, DateTime>> ReadAsync(
        Stream stream, Embargoes embargoes, int maxLineBytes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ItemId, DateTime>();
        if (!stream.CanSeek)
            return found;

        var start = stream.Position;
        var lines = new LineReader(stream, maxLineBytes);
        while (await lines.ReadAsync(cancellationToken) is { } line)
        {
            if (!line.IsTooLong && line.Bytes.Span.IndexOf("\"EmbargoUtc\""u8) >= 0 && Read(line.Bytes.Span) is { Latest: true } story
                && embargoes.Of(story.Content) is { } until)
                found[story.ContentItemId] = until;
        }

        stream.Position = start;
        return found;
    }

    private static ContentItem? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject json ? ContentItemJson.Read(json, out _) : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null; // The import will say what is wrong with it.
        }
    }
}

using System.Collections;

namespace Cms.Data.Items;

/// <summary>What <see cref="PublishedItems"/> has read, for all requests of the process. Envelopes only: contents have a cache of their own.</summary>
internal sealed class PublishedMemory(EpochWatch watch, long maxBytes)
{
    private const int EnvelopeBytes = 640;

    /// <summary>By item id; null where there is no published version.</summary>
    public EpochMemory<string, ItemVersionRecord?> Items { get; } =
        new(watch, maxBytes / 2, (id, record) => (id.Length * 2) + 64 + (record is null ? 0 : EnvelopeBytes));

    /// <summary>Rows by statement.</summary>
    public EpochMemory<Statement, IList> Statements { get; } =
        new(watch, maxBytes / 2, (statement, rows) => statement.Bytes + 64 + (rows.Count * (rows is IList<PlacedRecord> ? EnvelopeBytes + 128 : 96L)));
}

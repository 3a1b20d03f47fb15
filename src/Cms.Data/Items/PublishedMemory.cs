using System.Collections;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>What <see cref="PublishedItems"/> has read, for all requests of the process. Envelopes only: contents have a cache of their own.</summary>
internal sealed class PublishedMemory(EpochWatch watch, long maxBytes)
{
    private const int EnvelopeBytes = 640;
    private const int HeadBytes = 500;

    /// <summary>To be asked before reading what is then added; null while nothing may be kept.</summary>
    public long? Epoch => watch.IsFresh ? watch.Current.Content : null;

    /// <summary>By item id; null where there is no published version.</summary>
    public EpochMemory<string, Known?> Items { get; } =
        new(watch, maxBytes / 2, (id, known) => (id.Length * 2) + 64 + (known is null ? 0 : EnvelopeBytes + HeadBytes));

    /// <summary>Rows by statement.</summary>
    public EpochMemory<Statement, IList> Statements { get; } =
        new(watch, maxBytes / 4, (statement, rows) => statement.Bytes + 64 + (rows.Count * (rows is IList<PlacedRecord> ? EnvelopeBytes + 128 : 96L)));

    /// <summary>Published items by localization set.</summary>
    public EpochMemory<string, Sibling[]> Sets { get; } =
        new(watch, maxBytes / 8, (set, siblings) => (set.Length * 2) + 64 + (siblings.Length * (EnvelopeBytes + HeadBytes + 64)));

    /// <summary>Revisions of source stories by their id, and up to which revision an article was confirmed by the article's id; 0 for none.</summary>
    public EpochMemory<(bool IsArticle, string Id), int> Revisions { get; } = new(watch, maxBytes / 8, (key, _) => (key.Id.Length * 2) + 100);

    /// <param name="Head">See <see cref="ItemHead"/>.</param>
    internal sealed record Known(ItemVersionRecord Record, ItemContent Head);

    /// <param name="Culture">Empty without one.</param>
    internal sealed record Sibling(Known Known, string Culture);
}

using System.Data.Common;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>The envelope of a stored version: everything but its content.</summary>
internal sealed record ItemVersionRecord(
    string VersionId,
    string ItemId,
    int Number,
    string ContentType,
    string? DisplayText,
    bool Latest,
    bool Published,
    DateTime CreatedUtc,
    DateTime ModifiedUtc,
    DateTime? PublishedUtc,
    string? Owner,
    string? Author,
    string Hash,
    string? PreviousHash)
{
    /// <summary>In the order of <see cref="Read"/>, of the table under the name <c>v</c>.</summary>
    public const string Columns =
        """v."VersionId", v."ItemId", v."Number", v."ContentType", v."DisplayText", v."Latest", v."Published", v."CreatedUtc", v."ModifiedUtc", v."PublishedUtc", v."Owner", v."Author", v."Hash", v."PreviousHash" """;

    /// <summary>How many <see cref="Columns"/> are.</summary>
    public const int ColumnCount = 14;

    public static ItemVersionRecord Read(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetInt32(2),
        row.GetString(3),
        row.TextOrNull(4),
        row.GetBoolean(5),
        row.GetBoolean(6),
        row.Instant(7),
        row.Instant(8),
        row.InstantOrNull(9),
        row.TextOrNull(10),
        row.TextOrNull(11),
        row.GetString(12),
        row.TextOrNull(13));

    public ItemVersion With(ItemContent content) => new(
        new ContentItem
        {
            ContentItemId = new ItemId(ItemId),
            ContentItemVersionId = new VersionId(VersionId),
            ContentType = ContentType,
            DisplayText = DisplayText,
            Latest = Latest,
            Published = Published,
            CreatedUtc = CreatedUtc,
            ModifiedUtc = ModifiedUtc,
            PublishedUtc = PublishedUtc,
            Owner = Owner,
            Author = Author,
            Content = content,
        },
        Number,
        Hash,
        PreviousHash);
}

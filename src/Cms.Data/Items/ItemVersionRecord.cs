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

    public static ItemVersionRecord Read(DbDataReader row) => Read(row, 0);

    /// <param name="first">The first of the columns.</param>
    public static ItemVersionRecord Read(DbDataReader row, int first) => new(
        row.GetString(first),
        row.GetString(first + 1),
        row.GetInt32(first + 2),
        row.GetString(first + 3),
        row.TextOrNull(first + 4),
        row.GetBoolean(first + 5),
        row.GetBoolean(first + 6),
        row.Instant(first + 7),
        row.Instant(first + 8),
        row.InstantOrNull(first + 9),
        row.TextOrNull(first + 10),
        row.TextOrNull(first + 11),
        row.GetString(first + 12),
        row.TextOrNull(first + 13));

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

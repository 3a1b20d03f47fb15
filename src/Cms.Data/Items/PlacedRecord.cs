using System.Data.Common;
using Cms.Content.Queries;

namespace Cms.Data.Items;

/// <summary>An envelope with its position in a query's order.</summary>
internal sealed record PlacedRecord(ItemVersionRecord Record, ItemPosition Position)
{
    /// <param name="orders">How many keys the query orders by.</param>
    public static PlacedRecord Read(DbDataReader row, int orders)
    {
        var record = ItemVersionRecord.Read(row);
        return new PlacedRecord(record, ItemSlice.Read(row, ItemVersionRecord.ColumnCount, orders, record));
    }
}

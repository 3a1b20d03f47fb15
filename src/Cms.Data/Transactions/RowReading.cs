using System.Data.Common;

namespace Cms.Data.Transactions;

/// <summary>Columns as they are stored.</summary>
internal static class RowReading
{
    public static DateTime Instant(this DbDataReader row, int column) => new(row.GetInt64(column), DateTimeKind.Utc);

    public static DateTime? InstantOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? IntOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
}

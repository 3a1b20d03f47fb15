using System.Data.Common;
using System.Globalization;
using Cms.Content.Queries;

namespace Cms.Data.Items;

/// <summary>Writes orders and what lies beyond a position in one. Absent values come last in either direction; ties are broken
/// by the item's id, then by the newer version.</summary>
internal static class ItemSlice
{
    /// <param name="Sql">An expression of ours; an integer for a flag.</param>
    internal readonly record struct Key(string Sql, ValueKind Kind, bool Descending, bool MayBeAbsent);

    /// <param name="Number">Null where an item has one version only.</param>
    internal readonly record struct Tie(string ItemId, string? Number);

    /// <summary>The name under which the key is selected.</summary>
    public static string Name(int key) => string.Create(CultureInfo.InvariantCulture, $"\"K{key}\"");

    /// <param name="prefix">Before the names of the selected keys: empty, or an alias with its point.</param>
    public static string OrderBy(IReadOnlyList<Key> keys, Tie tie, string prefix, bool backwards)
    {
        var parts = keys.Select((key, i) =>
            $"{prefix}{Name(i)}{(key.Descending != backwards ? " DESC" : "")}{(key.MayBeAbsent ? backwards ? " NULLS FIRST" : " NULLS LAST" : "")}");
        parts = parts.Append($"{prefix}\"Tie\"{(backwards ? " DESC" : "")}");
        if (tie.Number is not null)
            parts = parts.Append($"{prefix}\"N\"{(backwards ? "" : " DESC")}");
        return string.Join(", ", parts);
    }

    /// <summary>What comes behind a position, or before it: equal in the first keys and further on in the next one.</summary>
    public static string Beyond(
        IReadOnlyList<Key> keys, Tie tie, ItemPosition position, bool backwards, Func<object?, string> parameter, bool postgreSql)
    {
        var alternatives = new List<string>();
        var equal = "";
        var bound = "";
        for (var i = 0; i < keys.Count; i++)
        {
            var key = keys[i];
            var value = position.Keys[i] is { } text ? parameter(Stored(text, key.Kind, postgreSql)) : null;
            var further = (key.Descending != backwards) ? "<" : ">";
            var next = (value, backwards) switch
            {
                (null, false) => null,
                (null, true) => $"{key.Sql} IS NOT NULL",
                (_, false) when key.MayBeAbsent => $"({key.Sql} {further} {value} OR {key.Sql} IS NULL)",
                _ => $"{key.Sql} {further} {value}",
            };
            if (next is not null)
                alternatives.Add($"({equal}{next})");

            // Says the same as the alternatives do of the first key; an index can begin there.
            if (i == 0 && value is not null && (!key.MayBeAbsent || backwards))
                bound = $"{key.Sql} {further}= {value} AND ";
            equal += value is null ? $"{key.Sql} IS NULL AND " : $"{key.Sql} = {value} AND ";
        }

        var id = parameter(position.ItemId);
        alternatives.Add($"({equal}{tie.ItemId} {(backwards ? "<" : ">")} {id})");
        if (tie.Number is not null)
            alternatives.Add($"({equal}{tie.ItemId} = {id} AND {tie.Number} {(backwards ? ">" : "<")} {parameter(position.Number)})");
        return $"({bound}({string.Join(" OR ", alternatives)}))";
    }

    /// <summary>The position of a row whose keys begin at a column.</summary>
    public static ItemPosition Read(DbDataReader row, int first, int count, ItemVersionRecord version)
    {
        var keys = new string?[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = row.IsDBNull(first + i) ? null : row.GetValue(first + i) switch
            {
                string text => text,
                double number => number.ToString("R", CultureInfo.InvariantCulture),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                var other => throw new InvalidOperationException($"A key of an order is a {other.GetType().Name}."),
            };
        }

        return new ItemPosition([.. keys], version.ItemId, version.Number);
    }

    private static object Stored(string text, ValueKind kind, bool postgreSql) => kind switch
    {
        ValueKind.Instant => long.Parse(text, CultureInfo.InvariantCulture),
        ValueKind.Flag => int.Parse(text, CultureInfo.InvariantCulture),
        ValueKind.Number when postgreSql => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        ValueKind.Number => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => text,
    };
}

using Cms.Content.Queries;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Writes one comparison. Text is compared ordinally and with case; no pattern language is used, so nothing in a text
/// has a special meaning.</summary>
internal static class ItemComparison
{
    /// <summary>Whether the comparison asks for the absence of a value.</summary>
    public static bool IsAbsent(ItemFilter.Compare compare) => compare.Op == Comparison.Equal && compare.Values is [null];

    /// <param name="column">An expression of ours.</param>
    /// <param name="parameter">Takes a value and returns its parameter.</param>
    public static string Write(string column, ValueKind kind, ItemFilter.Compare compare, Func<object?, string> parameter, bool postgreSql)
    {
        if (IsAbsent(compare))
            return $"{column} IS NULL";

        // No stored text equals one that cannot be stored.
        var values = compare.Values.Where(value => value is not null && (value is not string text || StorableText.Is(text))).Select(value => Checked(value!, kind, compare)).ToList();
        if (values.Count == 0)
            return "FALSE";
        if (compare.Op == Comparison.In)
            return values.Count == 1 ? $"{column} = {parameter(values[0])}" : $"{column} IN ({string.Join(", ", values.Select(parameter))})";
        if (values.Count > 1)
            throw new ArgumentException($"{compare.Op} compares with one value.", nameof(compare));

        return compare.Op switch
        {
            Comparison.Equal => $"{column} = {parameter(values[0])}",
            Comparison.Greater => $"{column} > {parameter(values[0])}",
            Comparison.GreaterOrEqual => $"{column} >= {parameter(values[0])}",
            Comparison.Less => $"{column} < {parameter(values[0])}",
            Comparison.LessOrEqual => $"{column} <= {parameter(values[0])}",
            _ when kind != ValueKind.Text => throw new ArgumentException($"{compare.Op} compares texts only.", nameof(compare)),
            _ => WriteText(column, compare.Op, parameter(values[0]), postgreSql),
        };
    }

    private static string WriteText(string column, Comparison op, string value, bool postgreSql) => (op, postgreSql) switch
    {
        (Comparison.Contains, true) => $"strpos({column}, {value}) > 0",
        (Comparison.Contains, false) => $"instr({column}, {value}) > 0",

        // The lower bound lets an index begin there.
        (Comparison.StartsWith, true) => $"({column} >= {value} AND starts_with({column}, {value}))",
        (Comparison.StartsWith, false) => $"({column} >= {value} AND substr({column}, 1, length({value})) = {value})",
        (Comparison.EndsWith, true) => $"right({column}, length({value})) = {value}",
        (Comparison.EndsWith, false) => $"({column} IS NOT NULL AND (length({value}) = 0 OR substr({column}, -length({value})) = {value}))",
        _ => throw new ArgumentException("A comparison of a kind unknown here.", nameof(op)),
    };

    private static object Checked(object value, ValueKind kind, ItemFilter.Compare compare) => (value, kind) switch
    {
        // Stored without leading slash, asked for with or without.
        (string path, ValueKind.Text)
            when compare is { Field: ItemField.Path, Op: Comparison.Equal or Comparison.In or Comparison.StartsWith } => path.TrimStart('/'),
        (string or char, ValueKind.Text) => value,
        (decimal, ValueKind.Number) => value,
        (int or long, ValueKind.Number) => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture),
        (DateTime at, ValueKind.Instant) => at,
        (DateTimeOffset at, ValueKind.Instant) => at.UtcDateTime,
        (bool, ValueKind.Flag) => value,
        _ => throw new ArgumentException($"{compare.Field} is compared with a value of kind {kind}, not with a {value.GetType().Name}.", nameof(value)),
    };
}

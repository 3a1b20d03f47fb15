using System.Collections.Immutable;
using System.Globalization;
using Cms.Content.Items;

namespace Cms.Content.Queries;

/// <summary>Where a version stands in an order, so that a page can begin behind it whatever was added or removed meanwhile.</summary>
/// <param name="Keys">The values of the order's keys: text as it is, instants as ticks, flags as 0 and 1, numbers in a form that
/// reads back to the same value; null where the version has none.</param>
/// <param name="Number">The version's number.</param>
public sealed record ItemPosition(ImmutableArray<string?> Keys, string ItemId, int Number)
{
    /// <summary>Whether it can be a position in this order: as many keys, each of its field's kind.</summary>
    public bool Fits(ImmutableArray<ItemOrder> orders) =>
        Keys.Length == orders.Length
        && Items.ItemId.TryParse(ItemId, out _)
        && Keys.Zip(orders).All(pair => pair.First is null || IsValue(pair.First, pair.Second.Field.Kind));

    private static bool IsValue(string text, ValueKind kind) => kind switch
    {
        ValueKind.Instant => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        ValueKind.Flag => text is "0" or "1",
        ValueKind.Number => text.Length <= 40 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => !text.Contains('\0', StringComparison.Ordinal) && !HasHalfPair(text),
    };

    private static bool HasHalfPair(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == System.Text.Rune.ReplacementChar && !text.Contains('\uFFFD', StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

/// <summary>A version together with its place in the order it was asked for in.</summary>
public sealed record PlacedVersion(ItemVersion Version, ItemPosition Position);

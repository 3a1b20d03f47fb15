using System.Globalization;
using System.Text.Json;

namespace Cms.GraphQL.Types.Scalars;

/// <summary>Conversions between the kinds of number that resolvers, documents and JSON have.</summary>
internal static class Numbers
{
    /// <summary>A whole number, also written as <c>1.0</c> or <c>1e3</c>.</summary>
    public static bool TryWhole(JsonElement json, out long number)
    {
        number = 0;
        if (json.ValueKind != JsonValueKind.Number)
            return false;
        if (json.TryGetInt64(out number))
            return true;

        // A decimal drops what is beyond its 28 places: 1e-40 is not 0.
        return json.TryGetDouble(out var near) && Math.Floor(near) == near
            && json.TryGetDecimal(out var exact) && TryWhole(exact, out number);
    }

    public static bool TryWhole(object value, out long number)
    {
        number = 0;
        switch (value)
        {
            case int i: number = i; return true;
            case long l: number = l; return true;
            case short s: number = s; return true;
            case byte b: number = b; return true;
            case uint u: number = u; return true;
            case ulong u when u <= long.MaxValue: number = (long)u; return true;
            case sbyte or ushort: number = Convert.ToInt64(value, CultureInfo.InvariantCulture); return true;
            case double d when Math.Floor(d) == d && d is >= -9007199254740992 and <= 9007199254740992:
                number = (long)d;
                return true;
            case decimal m: return TryWhole(m, out number);
            default: return false;
        }
    }

    private static bool TryWhole(decimal value, out long number)
    {
        var isWhole = value == decimal.Truncate(value) && value is >= long.MinValue and <= long.MaxValue;
        number = isWhole ? (long)value : 0;
        return isWhole;
    }
}

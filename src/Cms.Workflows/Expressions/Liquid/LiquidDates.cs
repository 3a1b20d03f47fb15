using System.Globalization;
using System.Text;

namespace Cms.Workflows.Expressions.Liquid;

/// <summary>The filter <c>date</c>: strftime's directives, in UTC unless the value says otherwise.</summary>
internal static class LiquidDates
{
    public static object? Format(object? value, string format, TimeProvider time)
    {
        DateTimeOffset at;
        switch (value)
        {
            case "now" or "today":
                at = time.GetUtcNow();
                break;
            case DateTimeOffset instant:
                at = instant;
                break;
            case double seconds when Math.Abs(seconds) < 1e11:
                at = DateTimeOffset.FromUnixTimeSeconds((long)seconds);
                break;
            case string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed):
                at = parsed;
                break;
            default:
                return value;
        }

        if (format.Length == 0)
            return at;

        var written = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                written.Append(format[i]);
                continue;
            }

            var isPlain = format[++i] == '-' && i + 1 < format.Length;
            var part = Part(at, format[isPlain ? ++i : i]);
            written.Append(isPlain ? part.TrimStart('0', ' ') is { Length: > 0 } trimmed ? trimmed : "0" : part);
        }

        return written.ToString();
    }

    private static string Part(DateTimeOffset at, char directive)
    {
        string Of(string format) => at.ToString(format, CultureInfo.InvariantCulture);
        return directive switch
        {
            'Y' => Of("yyyy"),
            'y' => Of("yy"),
            'm' => Of("MM"),
            'B' => Of("MMMM"),
            'b' or 'h' => Of("MMM"),
            'd' => Of("dd"),
            'e' => Of("dd").TrimStart('0').PadLeft(2),
            'j' => at.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
            'H' => Of("HH"),
            'I' => Of("hh"),
            'M' => Of("mm"),
            'S' => Of("ss"),
            'L' => Of("fff"),
            'p' => Of("tt"),
            'P' => Of("tt").ToLowerInvariant(),
            'A' => Of("dddd"),
            'a' => Of("ddd"),
            'u' => (at.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)at.DayOfWeek).ToString(CultureInfo.InvariantCulture),
            'w' => ((int)at.DayOfWeek).ToString(CultureInfo.InvariantCulture),
            'z' => Of("zzz").Replace(":", "", StringComparison.Ordinal),
            's' => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            'F' => Of("yyyy-MM-dd"),
            'D' => Of("MM/dd/yy"),
            'T' or 'X' => Of("HH:mm:ss"),
            'R' => Of("HH:mm"),
            'c' => Of("ddd MMM dd HH:mm:ss yyyy"),
            '%' => "%",
            _ => throw new ExpressionException($"'%{directive}' is no part of a date."),
        };
    }
}

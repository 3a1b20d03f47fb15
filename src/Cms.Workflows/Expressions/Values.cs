using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cms.Workflows.Expressions;

/// <summary>JavaScript's values and their conversions: null, <see cref="Undefined"/>, bool, double, string, a list, an object
/// or an instant.</summary>
internal static class Values
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static object? FromJson(JsonElement json, Budget budget)
    {
        budget.Step(-1);
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
                foreach (var property in json.EnumerateObject())
                {
                    budget.Spend(16 + property.Name.Length);
                    map[property.Name] = FromJson(property.Value, budget);
                }

                return map;
            case JsonValueKind.Array:
                budget.Spend(16L * json.GetArrayLength());
                var list = new List<object?>(json.GetArrayLength());
                foreach (var item in json.EnumerateArray())
                    list.Add(FromJson(item, budget));

                return list;
            case JsonValueKind.String:
                return budget.Text(json.GetString()!);
            case JsonValueKind.Number:
                return json.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return json.GetBoolean();
            case JsonValueKind.Undefined:
                return Undefined.Value;
            default:
                return null;
        }
    }

    public static JsonElement ToJson(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
            Write(value, writer, 0);

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    public static string ToJsonText(object? value, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed with { Indented = indented }))
            Write(value, writer, 0);

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static bool IsTrue(object? value) => value switch
    {
        null or Undefined or false => false,
        string text => text.Length > 0,
        double number => number != 0 && !double.IsNaN(number),
        _ => true,
    };

    public static bool IsNothing(object? value) => value is null or Undefined;

    public static string ToText(object? value, int depth = 0) => value switch
    {
        null => "null",
        Undefined => "undefined",
        bool flag => flag ? "true" : "false",
        double number => ToText(number),
        string text => text,
        DateTimeOffset instant => Iso(instant),
        List<object?> when depth > Budget.MaxNesting => throw new ExpressionException("A list contains itself."),
        List<object?> list => string.Join(',', list.Select(item => IsNothing(item) ? "" : ToText(item, depth + 1))),
        _ => "[object Object]",
    };

    public static string ToText(double number) => number switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ when number == Math.Truncate(number) && Math.Abs(number) < 1e21 => number.ToString("0", CultureInfo.InvariantCulture),
        _ => number.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal),
    };

    public static string Iso(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static double ToNumber(object? value) => value switch
    {
        null or false => 0,
        true => 1,
        double number => number,
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        string text when string.IsNullOrWhiteSpace(text) => 0,
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN,
        List<object?> { Count: 0 } => 0,
        List<object?> { Count: 1 } list => ToNumber(list[0]),
        _ => double.NaN,
    };

    /// <summary><c>===</c>.</summary>
    public static bool AreSame(object? a, object? b) => (a, b) switch
    {
        (null, null) or (Undefined, Undefined) => true,
        (bool x, bool y) => x == y,
        (double x, double y) => x == y,
        (string x, string y) => x == y,
        (null or bool or double or string, _) or (_, null or bool or double or string) => false,
        _ => ReferenceEquals(a, b),
    };

    /// <summary><c>==</c>.</summary>
    public static bool AreEqual(object? a, object? b) => (a, b) switch
    {
        (null or Undefined, null or Undefined) => true,
        (null or Undefined, _) or (_, null or Undefined) => false,
        (bool or double, string or bool or double) or (string, bool or double) => ToNumber(a) == ToNumber(b),
        (List<object?>, string or double) => AreEqual(ToText(a), b),
        (string or double, List<object?>) => AreEqual(a, ToText(b)),
        _ => AreSame(a, b),
    };

    /// <summary>Whether <paramref name="a"/> is less, equal or greater; null where JavaScript would say neither.</summary>
    public static int? Compare(object? a, object? b)
    {
        if (a is string x && b is string y)
            return string.CompareOrdinal(x, y);

        var (m, n) = (ToNumber(a), ToNumber(b));
        return double.IsNaN(m) || double.IsNaN(n) ? null : m.CompareTo(n);
    }

    public static string KindOf(object? value) => value switch
    {
        Undefined => "undefined",
        bool => "boolean",
        double => "number",
        string => "string",
        Delegate => "function",
        _ => "object",
    };

    private static void Write(object? value, Utf8JsonWriter writer, int depth)
    {
        if (depth > Budget.MaxNesting)
            throw new ExpressionException($"A value is nested more than {Budget.MaxNesting} levels, or contains itself.");

        switch (value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number when double.IsFinite(number):
                if (number == Math.Truncate(number) && Math.Abs(number) < 9e15)
                    writer.WriteNumberValue((long)number);
                else
                    writer.WriteNumberValue(number);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case DateTimeOffset instant:
                writer.WriteStringValue(Iso(instant));
                break;
            case List<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(item, writer, depth + 1);

                writer.WriteEndArray();
                break;
            case OrderedDictionary<string, object?> map:
                writer.WriteStartObject();
                foreach (var (key, item) in map.Where(pair => pair.Value is not Undefined))
                {
                    writer.WritePropertyName(key);
                    Write(item, writer, depth + 1);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}

/// <summary>JavaScript's <c>undefined</c>.</summary>
internal sealed class Undefined
{
    private Undefined()
    {
    }

    public static Undefined Value { get; } = new();
}

using System.Collections.Immutable;
using System.Globalization;

namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>The methods of texts, lists, numbers and instants.</summary>
internal static class Methods
{
    private static readonly ImmutableHashSet<string> OfTexts =
    [
        "charAt", "charCodeAt", "concat", "endsWith", "includes", "indexOf", "lastIndexOf", "padEnd", "padStart", "repeat", "replace",
        "replaceAll", "slice", "split", "startsWith", "substring", "substr", "toLowerCase", "toUpperCase", "trim", "trimStart", "trimEnd",
    ];

    private static readonly ImmutableHashSet<string> OfInstants =
        ["toISOString", "toJSON", "getTime", "getFullYear", "getMonth", "getDate", "getDay", "getHours", "getMinutes", "getSeconds"];

    /// <summary>All of them: what a script may call.</summary>
    public static ImmutableHashSet<string> Names { get; } =
        [.. OfTexts, .. OfInstants, .. ListMethods.Names, "toString", "toFixed", "hasOwnProperty", "valueOf"];

    public static object? Call(object? of, string name, object?[] a, Frame frame)
    {
        if (of is OrderedDictionary<string, object?> map && map.TryGetValue(name, out var member) && member is Callable callable)
            return callable(a);

        return (of, name) switch
        {
            (OrderedDictionary<string, object?> any, "hasOwnProperty") => any.ContainsKey(Values.ToText(Argument(a, 0))),
            (double number, "toFixed") => number.ToString("F" + Digits(a), CultureInfo.InvariantCulture),
            (_, "toString") => frame.Budget.Text(Values.ToText(of)),
            (_, "valueOf") => of,
            (string text, _) when OfTexts.Contains(name) => OfText(text, name, a, frame.Budget),
            (DateTimeOffset instant, _) when OfInstants.Contains(name) => OfInstant(instant.ToUniversalTime(), name),
            (List<object?> list, _) when ListMethods.Names.Contains(name) => ListMethods.Call(list, name, a, frame),
            _ => throw new ExpressionException($"A value of the kind '{Values.KindOf(of)}' has no method '{name}'."),
        };
    }

    public static object? Argument(object?[] arguments, int i) => i < arguments.Length ? arguments[i] : Undefined.Value;

    /// <summary>An index as the method <c>slice</c> takes it: below zero counts from the end.</summary>
    public static int Index(object? value, int length, int absent)
    {
        if (value is Undefined)
            return absent;

        var number = Values.ToNumber(value);
        if (double.IsNaN(number))
            return 0;

        return (int)Math.Clamp(Math.Truncate(number < 0 ? number + length : number), 0, length);
    }

    private static object? OfText(string text, string name, object?[] a, Budget budget)
    {
        var first = Argument(a, 0);
        string Text(int i) => Values.ToText(Argument(a, i));
        switch (name)
        {
            case "charAt":
                return Members.Get(text, first is Undefined ? 0d : Values.ToNumber(first)) as string ?? "";
            case "charCodeAt":
                return Members.Get(text, first is Undefined ? 0d : Values.ToNumber(first)) is string character ? character[0] : double.NaN;
            case "concat":
                return budget.Text(text + string.Concat(a.Select(value => budget.Text(Values.ToText(value)))));
            case "endsWith":
                return text.EndsWith(Text(0), StringComparison.Ordinal);
            case "startsWith":
                return text.StartsWith(Text(0), StringComparison.Ordinal);
            case "includes":
                return text.Contains(Text(0), StringComparison.Ordinal);
            case "indexOf":
                return (double)text.IndexOf(Text(0), Index(Argument(a, 1), text.Length, 0), StringComparison.Ordinal);
            case "lastIndexOf":
                return (double)text.LastIndexOf(Text(0), StringComparison.Ordinal);
            case "padStart" or "padEnd":
                return Pad(text, (int)Math.Clamp(Values.ToNumber(first), 0, Budget.MaxMemory + 1), a.Length > 1 ? Text(1) : " ", name == "padStart", budget);
            case "repeat":
                var times = (long)Math.Clamp(Values.ToNumber(first), 0, Budget.MaxMemory + 1);
                budget.Spend(times * text.Length);
                return string.Concat(Enumerable.Repeat(text, (int)times));
            case "replace" or "replaceAll":
                return Replace(text, Text(0), Argument(a, 1), name == "replaceAll", budget);
            case "slice":
                return Part(text, Index(first, text.Length, 0), Index(Argument(a, 1), text.Length, text.Length));
            case "substring":
                var (from, to) = (Clamped(first, text.Length, 0), Clamped(Argument(a, 1), text.Length, text.Length));
                return Part(text, Math.Min(from, to), Math.Max(from, to));
            case "substr":
                var start = Index(first, text.Length, 0);
                return Part(text, start, start + Clamped(Argument(a, 1), text.Length - start, text.Length - start));
            case "split":
                return Split(text, first, Index(Argument(a, 1), int.MaxValue, int.MaxValue), budget);
            case "toLowerCase":
                return budget.Text(text.ToLowerInvariant());
            case "toUpperCase":
                return budget.Text(text.ToUpperInvariant());
            case "trim":
                return text.Trim();
            case "trimStart":
                return text.TrimStart();
            default:
                return text.TrimEnd();
        }
    }

    private static object OfInstant(DateTimeOffset instant, string name) => name switch
    {
        "getTime" => (double)instant.ToUnixTimeMilliseconds(),
        "getFullYear" => (double)instant.Year,
        "getMonth" => instant.Month - 1d,
        "getDate" => (double)instant.Day,
        "getDay" => (double)(int)instant.DayOfWeek,
        "getHours" => (double)instant.Hour,
        "getMinutes" => (double)instant.Minute,
        "getSeconds" => (double)instant.Second,
        _ => Values.Iso(instant),
    };

    private static string Replace(string text, string what, object? by, bool all, Budget budget)
    {
        if (what.Length == 0)
            return text;

        string With(string found) => by is Callable callable ? Values.ToText(callable(found)) : Values.ToText(by);
        if (!all)
        {
            var at = text.IndexOf(what, StringComparison.Ordinal);
            return at < 0 ? text : budget.Text(string.Concat(text.AsSpan(0, at), With(what), text.AsSpan(at + what.Length)));
        }

        var parts = text.Split(what);
        var replacement = parts.Length > 1 ? With(what) : "";
        budget.Spend(text.Length + ((parts.Length - 1L) * replacement.Length));
        return string.Join(replacement, parts);
    }

    private static List<object?> Split(string text, object? by, int most, Budget budget)
    {
        budget.Spend(text.Length * 17L);
        IEnumerable<string> parts = by is Undefined ? [text]
            : Values.ToText(by) is { Length: > 0 } separator ? text.Split(separator) : text.Select(character => character.ToString());
        return [.. parts.Take(most)];
    }

    private static string Pad(string text, int length, string with, bool atStart, Budget budget)
    {
        if (length <= text.Length || with.Length == 0)
            return text;

        budget.Spend(length);
        var missing = length - text.Length;
        var padding = string.Concat(Enumerable.Repeat(with, (missing / with.Length) + 1))[..missing];
        return atStart ? padding + text : text + padding;
    }

    private static string Part(string text, int from, int to) => from < to ? text[from..to] : "";

    private static int Clamped(object? value, int length, int absent) =>
        value is Undefined ? absent : (int)Math.Clamp(Values.ToNumber(value) is var number && double.IsNaN(number) ? 0 : Math.Truncate(number), 0, length);

    private static string Digits(object?[] a) =>
        Math.Clamp(a.Length == 0 ? 0 : (int)Values.ToNumber(a[0]), 0, 20).ToString(CultureInfo.InvariantCulture);
}

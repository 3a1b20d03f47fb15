using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Cms.Workflows.Expressions.JavaScript;

namespace Cms.Workflows.Expressions.Liquid;

/// <summary>The filters of Liquid, and Orchard's own, that workflows use.</summary>
internal static class LiquidFilters
{
    private delegate object? Filter(object? value, object?[] a, Rendering rendering);

    private static readonly FrozenDictionary<string, Filter> All = OfTexts().Concat(OfNumbers()).Concat(OfLists()).Concat(OfTheSite())
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Filter, StringComparer.Ordinal);

    public static bool Has(string name) => All.ContainsKey(name);

    public static object? Run(string name, object? value, object?[] arguments, Rendering rendering)
    {
        var result = All[name](value, arguments, rendering);
        switch (result)
        {
            case string text:
                rendering.Budget.Spend(text.Length);
                break;
            case List<object?> list:
                rendering.Budget.Spend(16L * list.Count);
                break;
        }

        return result;
    }

    private static IEnumerable<(string Name, Filter Filter)> OfTexts() =>
    [
        ("append", (v, a, r) => Joined(r, T(v), A(a, 0))),
        ("prepend", (v, a, r) => Joined(r, A(a, 0), T(v))),
        ("upcase", (v, _, _) => T(v).ToUpperInvariant()),
        ("downcase", (v, _, _) => T(v).ToLowerInvariant()),
        ("capitalize", (v, _, _) => T(v) is { Length: > 0 } text ? char.ToUpperInvariant(text[0]) + text[1..] : ""),
        ("strip", (v, _, _) => T(v).Trim()),
        ("lstrip", (v, _, _) => T(v).TrimStart()),
        ("rstrip", (v, _, _) => T(v).TrimEnd()),
        ("strip_newlines", (v, _, _) => T(v).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)),
        ("newline_to_br", (v, _, _) => T(v).Replace("\n", "<br />\n", StringComparison.Ordinal)),
        ("strip_html", (v, _, _) => WithoutTags(T(v))),
        ("escape", (v, _, _) => WebUtility.HtmlEncode(T(v))),
        ("url_encode", (v, _, _) => Uri.EscapeDataString(T(v))),
        ("url_decode", (v, _, _) => Uri.UnescapeDataString(T(v))),
        ("replace", (v, a, r) => Call(T(v), "replaceAll", r, A(a, 0), A(a, 1))),
        ("replace_first", (v, a, r) => Call(T(v), "replace", r, A(a, 0), A(a, 1))),
        ("remove", (v, a, r) => Call(T(v), "replaceAll", r, A(a, 0), "")),
        ("remove_first", (v, a, r) => Call(T(v), "replace", r, A(a, 0), "")),
        ("truncate", (v, a, _) => Truncate(T(v), a.Length > 0 ? N(a, 0) : 50, a.Length > 1 ? A(a, 1) : "...")),
        ("truncatewords", (v, a, _) => TruncateWords(T(v), a.Length > 0 ? (int)N(a, 0) : 15, a.Length > 1 ? A(a, 1) : "...")),
        ("split", (v, a, _) => A(a, 0) is { Length: > 0 } by
            ? T(v).Split(by, StringSplitOptions.RemoveEmptyEntries).Cast<object?>().ToList()
            : T(v).Select(c => (object?)c.ToString()).ToList()),
        ("slice", (v, a, r) => Slice(v, N(a, 0), a.Length > 1 ? N(a, 1) : 1, r)),
        ("default", (v, a, _) => v is null or Undefined or false or "" ? a.ElementAtOrDefault(0) : v),
        ("raw", (v, _, _) => v),
    ];

    private static IEnumerable<(string Name, Filter Filter)> OfNumbers() =>
    [
        ("plus", (v, a, _) => Values.ToNumber(v) + N(a, 0)),
        ("minus", (v, a, _) => Values.ToNumber(v) - N(a, 0)),
        ("times", (v, a, _) => Values.ToNumber(v) * N(a, 0)),
        ("divided_by", (v, a, _) => Divide(Values.ToNumber(v), N(a, 0))),
        ("modulo", (v, a, _) => Values.ToNumber(v) % N(a, 0)),
        ("abs", (v, _, _) => Math.Abs(Values.ToNumber(v))),
        ("ceil", (v, _, _) => Math.Ceiling(Values.ToNumber(v))),
        ("floor", (v, _, _) => Math.Floor(Values.ToNumber(v))),
        ("round", (v, a, _) => Math.Round(Values.ToNumber(v), a.Length > 0 ? (int)Math.Clamp(N(a, 0), 0, 15) : 0, MidpointRounding.AwayFromZero)),
        ("at_least", (v, a, _) => Math.Max(Values.ToNumber(v), N(a, 0))),
        ("at_most", (v, a, _) => Math.Min(Values.ToNumber(v), N(a, 0))),
    ];

    private static IEnumerable<(string Name, Filter Filter)> OfLists() =>
    [
        ("size", (v, _, _) => v is string text ? text.Length : (double)LiquidValue.Items(v).Count),
        ("first", (v, _, _) => LiquidValue.Items(v).FirstOrDefault()),
        ("last", (v, _, _) => LiquidValue.Items(v).LastOrDefault()),
        ("join", (v, a, _) => string.Join(a.Length > 0 ? A(a, 0) : " ", LiquidValue.Items(v).Select(LiquidValue.Text))),
        ("reverse", (v, _, _) => LiquidValue.Items(v).AsEnumerable().Reverse().ToList()),
        ("sort", (v, a, _) => LiquidValue.Items(v).OrderBy(
            item => a.Length > 0 ? Members.Get(item, a[0]) : item,
            Comparer<object?>.Create((x, y) => Values.Compare(x, y) ?? string.CompareOrdinal(LiquidValue.Text(x), LiquidValue.Text(y)))).ToList()),
        ("uniq", (v, _, _) => LiquidValue.Items(v).DistinctBy(item => (item?.GetType(), LiquidValue.Text(item))).ToList()),
        ("compact", (v, _, _) => LiquidValue.Items(v).Where(item => !Values.IsNothing(item)).ToList()),
        ("concat", (v, a, _) => LiquidValue.Items(v).Concat(LiquidValue.Items(a.ElementAtOrDefault(0))).ToList()),
        ("map", (v, a, _) => LiquidValue.Items(v).Select(item => Members.Get(item, a.ElementAtOrDefault(0))).ToList()),
        ("where", (v, a, _) => LiquidValue.Items(v).Where(item => Members.Get(item, a.ElementAtOrDefault(0)) is var found
            && (a.Length > 1 ? Values.AreEqual(found, a[1]) : Values.IsTrue(found))).ToList()),
    ];

    private static IEnumerable<(string Name, Filter Filter)> OfTheSite() =>
    [
        ("json", (v, _, _) => Values.ToJsonText(v)),
        ("jsonparse", (v, _, r) => ParseJson(T(v), r.Budget)),
        ("date", (v, a, r) => LiquidDates.Format(v, A(a, 0), r.Scope.Host.Time)),
        ("signal_url", (v, _, r) => r.Scope.Host.SignalUrl(T(v), r.Scope.Run.CorrelationId)),
        ("absolute_url", (v, _, r) => r.Scope.Host.AbsoluteUrl(T(v))),
        ("html_class", (v, _, _) => string.Concat(T(v).ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-'))),
        ("slugify", (v, _, _) => string.Join('-', string.Concat(T(v).ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    private static string T(object? value) => LiquidValue.Text(value);

    private static string A(object?[] a, int i) => i < a.Length ? T(a[i]) : "";

    private static double N(object?[] a, int i) => i < a.Length ? Values.ToNumber(a[i]) : 0;

    private static string Joined(Rendering rendering, string a, string b)
    {
        rendering.Budget.Spend((long)a.Length + b.Length);
        return a + b;
    }

    private static object? Call(string text, string method, Rendering rendering, params object?[] arguments) =>
        Methods.Call(text, method, arguments, new Frame(rendering.Scope, rendering.Budget));

    private static object? Slice(object? value, double from, double count, Rendering rendering)
    {
        var end = from < 0 && from + count >= 0 ? (object)Undefined.Value : from + count;
        return Methods.Call(value is List<object?> ? value : T(value), "slice", [from, end], new Frame(rendering.Scope, rendering.Budget));
    }

    private static double Divide(double number, double by) => by == 0 ? throw new ExpressionException("This divides by zero.")
        : number == Math.Truncate(number) && by == Math.Truncate(by) ? Math.Floor(number / by) : number / by;

    private static string Truncate(string text, double length, string end)
    {
        var most = (int)Math.Clamp(length, 0, Budget.MaxMemory);
        return text.Length <= most ? text : text[..Math.Max(0, most - end.Length)] + end;
    }

    private static string TruncateWords(string text, int count, string end)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= count ? text : string.Join(' ', words.Take(Math.Max(1, count))) + end;
    }

    private static string WithoutTags(string text)
    {
        var (plain, inTag) = (new StringBuilder(text.Length), false);
        foreach (var character in text)
        {
            inTag |= character == '<';
            if (!inTag)
                plain.Append(character);

            inTag &= character != '>';
        }

        return plain.ToString();
    }

    private static object? ParseJson(string text, Budget budget)
    {
        try
        {
            return Values.FromJson(JsonElement.Parse(text), budget);
        }
        catch (JsonException exception)
        {
            throw new ExpressionException(string.Create(CultureInfo.InvariantCulture, $"This text is not JSON: {exception.Message}"));
        }
    }
}

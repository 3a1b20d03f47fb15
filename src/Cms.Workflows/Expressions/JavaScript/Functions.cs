using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cms.Workflows.Runs;

namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>The functions of Orchard's workflow scripts, and those of the language that such scripts use.</summary>
internal static class Functions
{
    private static readonly FrozenDictionary<string, Function> All =
        OfRuns().Concat(OfRequests()).Concat(OfTheLanguage()).ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>Names before a dot, as in <c>Math.max</c>.</summary>
    public static ImmutableHashSet<string> Spaces { get; } =
        [.. All.Keys.Where(name => name.Contains('.', StringComparison.Ordinal)).Select(name => name[..name.IndexOf('.', StringComparison.Ordinal)])];

    public static Function? Find(string name) => All.GetValueOrDefault(name);

    private static IEnumerable<Function> OfRuns() =>
    [
        new("workflow", 0, 0, (frame, _) => Workflow(frame)),
        new("workflowId", 0, 0, (frame, _) => frame.Scope.Run.RunId),
        new("correlationId", 0, 0, (frame, _) => frame.Scope.Run.CorrelationId),
        new("input", 1, 1, (frame, a) => Read(frame, frame.Scope.Run.Input, a[0])),
        new("property", 1, 1, (frame, a) => Read(frame, frame.Scope.Run.Properties, a[0])),
        new("lastResult", 0, 0, (frame, _) => Values.FromJson(frame.Scope.Run.LastResult ?? JsonReading.Null, frame.Budget)),
        new("output", 2, 2, (frame, a) => Change(frame, run => run with { Output = run.Output.SetItem(Values.ToText(a[0]), Stored(frame, a[1])) })),
        new("setProperty", 2, 2, (frame, a) => Change(frame, run => run with { Properties = run.Properties.SetItem(Values.ToText(a[0]), Stored(frame, a[1])) })),
        new("setCorrelationId", 1, 1, (frame, a) => Change(frame, run => run with { CorrelationId = Values.IsNothing(a[0]) ? null : Values.ToText(a[0]) })),
        new("setOutcome", 1, 1, (frame, a) =>
        {
            frame.Scope.Outcome = Values.ToText(a[0]);
            return Undefined.Value;
        }),
        new("log", 2, 3, (frame, a) =>
        {
            var text = frame.Budget.Text(Values.ToText(a[1]));
            frame.Scope.Logged = frame.Scope.Logged.Add($"{Values.ToText(a[0])}: {text}{(a.Length > 2 ? " " + Values.ToText(a[2]) : "")}");
            return Undefined.Value;
        }),
        new("signalUrl", 1, 1, (frame, a) => frame.Scope.Host.SignalUrl(Values.ToText(a[0]), frame.Scope.Run.CorrelationId)),
        new("createWorkflowToken", 3, 3, (frame, a) =>
            frame.Scope.Host.WorkflowToken(Values.ToText(a[0]), Values.ToText(a[1]), (int)Math.Clamp(Values.ToNumber(a[2]), 0, 36_500))),
        new("uuid", 0, 0, (_, _) => Guid.NewGuid().ToString("N")),
    ];

    private static IEnumerable<Function> OfRequests() =>
    [
        new("queryString", 0, 1, (frame, a) => frame.Scope.Host.Http is not { } http ? null
            : a.Length > 0 ? http.Query.GetValueOrDefault(Values.ToText(a[0]))
            : "?" + string.Join('&', http.Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"))),
        new("requestForm", 1, 1, (frame, a) => frame.Scope.Host.Http?.Form.GetValueOrDefault(Values.ToText(a[0]))),
        new("readBody", 0, 0, (frame, _) => frame.Scope.Host.Http is { } http ? frame.Budget.Text(http.Body) : null),
        new("deserializeRequestData", 0, 0, (frame, _) => frame.Scope.Host.Http is { } http ? Data(http, frame.Budget) : null),
        new("responseWrite", 1, 1, (frame, a) =>
        {
            if (frame.Scope.Host.Http is { } http)
            {
                var before = http.Answer ?? new HttpAnswer(200, "", "text/plain; charset=utf-8");
                http.Answer = before with { Body = before.Body + frame.Budget.Text(Values.ToText(a[0])) };
            }

            return Undefined.Value;
        }),
        new("absoluteUrl", 1, 1, (frame, a) => frame.Scope.Host.AbsoluteUrl(Values.ToText(a[0]))),
    ];

    private static IEnumerable<Function> OfTheLanguage() =>
    [
        Pure("String", 0, 1, a => a.Length == 0 ? "" : Values.ToText(a[0])),
        Pure("Number", 0, 1, a => a.Length == 0 ? 0d : Values.ToNumber(a[0])),
        Pure("Boolean", 0, 1, a => a.Length > 0 && Values.IsTrue(a[0])),
        Pure("parseInt", 1, 2, a => ParseInt(a)),
        Pure("parseFloat", 1, 1, a => ParseFloat(Values.ToText(a[0]))),
        Pure("isNaN", 1, 1, a => double.IsNaN(Values.ToNumber(a[0]))),
        Pure("Number.isInteger", 1, 1, a => a[0] is double number && number == Math.Truncate(number)),
        Pure("encodeURIComponent", 1, 1, a => Uri.EscapeDataString(Values.ToText(a[0]))),
        Pure("decodeURIComponent", 1, 1, a => Uri.UnescapeDataString(Values.ToText(a[0]))),
        Pure("Math.floor", 1, 1, a => Math.Floor(Values.ToNumber(a[0]))),
        Pure("Math.ceil", 1, 1, a => Math.Ceiling(Values.ToNumber(a[0]))),
        Pure("Math.round", 1, 1, a => Math.Floor(Values.ToNumber(a[0]) + 0.5)),
        Pure("Math.trunc", 1, 1, a => Math.Truncate(Values.ToNumber(a[0]))),
        Pure("Math.abs", 1, 1, a => Math.Abs(Values.ToNumber(a[0]))),
        Pure("Math.sqrt", 1, 1, a => Math.Sqrt(Values.ToNumber(a[0]))),
        Pure("Math.pow", 2, 2, a => Math.Pow(Values.ToNumber(a[0]), Values.ToNumber(a[1]))),
        Pure("Math.min", 0, int.MaxValue, a => a.Select(Values.ToNumber).DefaultIfEmpty(double.PositiveInfinity).Min()),
        Pure("Math.max", 0, int.MaxValue, a => a.Select(Values.ToNumber).DefaultIfEmpty(double.NegativeInfinity).Max()),
        Pure("Array.isArray", 1, 1, a => a[0] is List<object?>),
        new("Object.keys", 1, 1, (frame, a) => Listed(frame, Map(a[0]).Keys)),
        new("Object.values", 1, 1, (frame, a) => Listed(frame, Map(a[0]).Values)),
        new("Object.entries", 1, 1, (frame, a) => Listed(frame, Map(a[0]).Select(pair => (object?)new List<object?> { pair.Key, pair.Value }))),
        new("JSON.parse", 1, 1, (frame, a) => Parse(Values.ToText(a[0]), frame.Budget)),
        new("JSON.stringify", 1, 3, (frame, a) => frame.Budget.Text(Values.ToJsonText(a[0], indented: a.Length > 2))),
        new("Date.now", 0, 0, (frame, _) => (double)frame.Scope.Host.Time.GetUtcNow().ToUnixTimeMilliseconds()),
        new("new Date", 0, 1, (frame, a) => a.Length == 0 ? frame.Scope.Host.Time.GetUtcNow() : Instant(a[0])),
        Pure("new Error", 0, 1, a => new OrderedDictionary<string, object?> { ["message"] = a.Length == 0 ? "" : Values.ToText(a[0]) }),
    ];

    private static Function Pure(string name, int least, int most, Func<object?[], object?> body) =>
        new(name, least, most, (_, a) => body(a), IsPure: true);

    private static OrderedDictionary<string, object?> Workflow(Frame frame)
    {
        var run = frame.Scope.Run;
        return new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["WorkflowId"] = run.RunId,
            ["WorkflowTypeId"] = run.WorkflowTypeId,
            ["CorrelationId"] = run.CorrelationId,
            ["Input"] = All(run.Input),
            ["Output"] = All(run.Output),
            ["Properties"] = All(run.Properties),
            ["LastResult"] = Values.FromJson(run.LastResult ?? JsonReading.Null, frame.Budget),
        };

        OrderedDictionary<string, object?> All(ImmutableSortedDictionary<string, JsonElement> values)
        {
            var map = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
            foreach (var (name, value) in values)
                map[name] = Values.FromJson(value, frame.Budget);

            return map;
        }
    }

    private static object? Read(Frame frame, ImmutableSortedDictionary<string, JsonElement> values, object? name) =>
        values.TryGetValue(Values.ToText(name), out var value) ? Values.FromJson(value, frame.Budget) : null;

    private static Undefined Change(Frame frame, Func<WorkflowRun, WorkflowRun> change)
    {
        frame.Scope.Run = change(frame.Scope.Run);
        return Undefined.Value;
    }

    private static JsonElement Stored(Frame frame, object? value)
    {
        var json = Values.ToJson(value);
        frame.Budget.Spend(json.GetRawText().Length);
        return json;
    }

    private static object? Data(HttpExchange http, Budget budget)
    {
        if (http.Form.IsEmpty)
            return http.Body.Length == 0 ? null : Parse(http.Body, budget);

        var map = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in http.Form)
            map[name] = budget.Text(value);

        return map;
    }

    private static object? Parse(string text, Budget budget)
    {
        try
        {
            return Values.FromJson(JsonElement.Parse(text), budget);
        }
        catch (JsonException exception)
        {
            throw new ExpressionException($"This text is not JSON: {exception.Message}");
        }
    }

    private static OrderedDictionary<string, object?> Map(object? value) => value as OrderedDictionary<string, object?> ?? [];

    private static List<object?> Listed(Frame frame, IEnumerable<object?> items)
    {
        List<object?> list = [.. items];
        frame.Budget.Spend(16L * list.Count);
        return list;
    }

    private static DateTimeOffset Instant(object? value) => value switch
    {
        DateTimeOffset instant => instant,
        double number when number is >= -62_135_596_800_000 and <= 253_402_300_799_000 => DateTimeOffset.FromUnixTimeMilliseconds((long)number),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => instant,
        _ => throw new ExpressionException($"'{Values.ToText(value)}' is no date."),
    };

    private static double ParseInt(object?[] arguments)
    {
        var text = Values.ToText(arguments[0]).Trim();
        if (arguments.Length > 1 && Values.ToNumber(arguments[1]) is not (10 or 0 or double.NaN))
            throw new ExpressionException("parseInt reads decimal numbers only.");

        var digits = new string([.. text.TakeWhile((c, i) => char.IsAsciiDigit(c) || (i == 0 && c is '-' or '+'))]);
        return double.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }

    private static double ParseFloat(string text)
    {
        text = text.Trim();
        for (var length = Math.Min(text.Length, 40); length > 0; length--)
        {
            if (double.TryParse(text.AsSpan(0, length), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return number;
        }

        return double.NaN;
    }
}

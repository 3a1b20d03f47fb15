using System.Collections.Immutable;
using System.Globalization;
using Cms.Workflows.Expressions.JavaScript;

namespace Cms.Workflows.Expressions.Liquid;

/// <summary>A literal, a path or a range, and the filters it goes through.</summary>
/// <param name="Root">Name of the variable; null for a literal or range.</param>
/// <param name="Path">Members and indexes below the root.</param>
internal sealed record LiquidValue(object? Literal, string? Root, ImmutableArray<LiquidValue> Path, int At)
{
    private const int MaxRange = 10_000;

    public ImmutableArray<LiquidCall> Filters { get; init; } = [];

    public (LiquidValue From, LiquidValue To)? Range { get; init; }

    public object? Evaluate(Rendering rendering)
    {
        rendering.Budget.Step(At);
        var value = Range is { } range ? Between(range.From.Evaluate(rendering), range.To.Evaluate(rendering), rendering) : Root is null ? Literal : rendering.Get(Root);
        foreach (var step in Path)
            value = Step(value, step.Evaluate(rendering));

        foreach (var filter in Filters)
            value = filter.Run(value, rendering);

        return value;
    }

    public static string Text(object? value) => value switch
    {
        null or Undefined or LiquidEmpty => "",
        List<object?> list => string.Concat(list.Select(Text)),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
        OrderedDictionary<string, object?> => Values.ToJsonText(value),
        _ => Values.ToText(value),
    };

    public static List<object?> Items(object? value) => value switch
    {
        null or Undefined => [],
        List<object?> list => list,
        OrderedDictionary<string, object?> map => [.. map.Select(pair => (object?)new List<object?> { pair.Key, pair.Value })],
        _ => [value],
    };

    private static object? Step(object? value, object? step) => (value, step) switch
    {
        (List<object?> list, "size") => (double)list.Count,
        (List<object?> list, "first") => list.Count > 0 ? list[0] : null,
        (List<object?> list, "last") => list.Count > 0 ? list[^1] : null,
        (List<object?> list, double and < 0 and var i) => Members.Get(list, list.Count + i),
        (string text, "size") => (double)text.Length,
        (OrderedDictionary<string, object?> map, "size") when !map.ContainsKey("size") => (double)map.Count,
        _ => Members.Get(value, step),
    };

    private List<object?> Between(object? from, object? to, Rendering rendering)
    {
        var (first, last) = (Values.ToNumber(from), Values.ToNumber(to));
        if (!(last - first < MaxRange))
            throw new ExpressionException($"A range has at most {MaxRange:N0} numbers.", At);

        var list = new List<object?>();
        for (var number = Math.Truncate(first); number <= last; number++)
            list.Add(number);

        rendering.Budget.Spend(16L * list.Count);
        return list;
    }
}

/// <summary>A filter with its arguments.</summary>
internal sealed record LiquidCall(string Name, ImmutableArray<LiquidValue> Arguments, int At)
{
    public object? Run(object? value, Rendering rendering)
    {
        try
        {
            return LiquidFilters.Run(Name, value, [.. Arguments.Select(argument => argument.Evaluate(rendering))], rendering);
        }
        catch (ExpressionException exception) when (exception.At < 0)
        {
            throw new ExpressionException(exception.Message, At);
        }
    }
}

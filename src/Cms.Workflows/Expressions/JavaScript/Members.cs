using System.Globalization;

namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>Reads and sets what values hold.</summary>
internal static class Members
{
    private const int MaxIndex = 100_000;

    /// <summary>The member of this name or index; undefined where there is none.</summary>
    public static object? Get(object? of, object? name) => of switch
    {
        List<object?> list when IndexOf(name) is { } i => i < list.Count ? list[i] : Undefined.Value,
        string text when IndexOf(name) is { } i => i < text.Length ? text[i].ToString() : Undefined.Value,
        List<object?> list when name is "length" => (double)list.Count,
        string text when name is "length" => (double)text.Length,
        OrderedDictionary<string, object?> map => map.TryGetValue(Values.ToText(name), out var value) ? value : Undefined.Value,
        _ => Undefined.Value,
    };

    public static void Set(object? of, object? name, object? value)
    {
        switch (of)
        {
            case OrderedDictionary<string, object?> map:
                map[Values.ToText(name)] = value;
                break;
            case List<object?> list when IndexOf(name) is { } i and < MaxIndex:
                while (list.Count <= i)
                    list.Add(Undefined.Value);

                list[i] = value;
                break;
            default:
                throw new ExpressionException($"'{Values.ToText(name)}' cannot be set here.");
        }
    }

    private static int? IndexOf(object? name) => name switch
    {
        double number when number >= 0 && number == Math.Truncate(number) && number < int.MaxValue => (int)number,
        string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var i) => i,
        _ => null,
    };
}

using System.Collections.Immutable;

namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>The methods of lists.</summary>
internal static class ListMethods
{
    public static ImmutableHashSet<string> Names { get; } =
    [
        "concat", "every", "filter", "find", "findIndex", "flat", "forEach", "includes", "indexOf", "join", "map", "pop", "push",
        "reduce", "reverse", "shift", "slice", "some", "sort", "unshift",
    ];

    public static object? Call(List<object?> list, string name, object?[] a, Frame frame)
    {
        frame.Budget.Spend(16L * (list.Count + a.Length));
        var first = Methods.Argument(a, 0);
        switch (name)
        {
            case "concat":
                var all = list.Concat(a.SelectMany(value => value as List<object?> ?? [value])).ToList();
                frame.Budget.Spend(16L * all.Count);
                return all;
            case "flat":
                return list.SelectMany(value => value as List<object?> ?? [value]).ToList();
            case "includes":
                return list.Exists(value => Values.AreSame(value, first));
            case "indexOf":
                return (double)list.FindIndex(value => Values.AreSame(value, first));
            case "join":
                var by = first is Undefined ? "," : Values.ToText(first);
                return string.Join(by, list.Select(value => frame.Budget.Text(Values.IsNothing(value) ? "" : Values.ToText(value))));
            case "push":
                list.AddRange(a);
                return (double)list.Count;
            case "unshift":
                list.InsertRange(0, a);
                return (double)list.Count;
            case "pop":
                return TakeAt(list, list.Count - 1);
            case "shift":
                return TakeAt(list, 0);
            case "reverse":
                list.Reverse();
                return list;
            case "slice":
                var from = Methods.Index(first, list.Count, 0);
                return list.Skip(from).Take(Methods.Index(Methods.Argument(a, 1), list.Count, list.Count) - from).ToList();
            case "sort":
                return Sort(list, first as Callable);
            case "reduce":
                var (sum, rest) = a.Length > 1 ? (a[1], list) : (Methods.Argument([.. list], 0), list.Skip(1).ToList());
                var add = Callback(first);
                return rest.Aggregate(sum, (before, value) => add(before, value));
            default:
                return Walk([.. list], name, Callback(first), frame);
        }
    }

    private static object? Walk(List<object?> list, string name, Callable call, Frame frame)
    {
        bool Holds(object? value, int i)
        {
            frame.Budget.Step(-1);
            return Values.IsTrue(call(value, (double)i));
        }

        switch (name)
        {
            case "every":
                return list.Index().All(pair => Holds(pair.Item, pair.Index));
            case "some":
                return list.Index().Any(pair => Holds(pair.Item, pair.Index));
            case "filter":
                return list.Index().Where(pair => Holds(pair.Item, pair.Index)).Select(pair => pair.Item).ToList();
            case "find" or "findIndex":
                var at = list.Index().Where(pair => Holds(pair.Item, pair.Index)).Select(pair => pair.Index).DefaultIfEmpty(-1).First();
                return name == "findIndex" ? (double)at : at < 0 ? Undefined.Value : list[at];
            case "map":
                return list.Select((value, i) => call(value, (double)i)).ToList();
            default:
                foreach (var (i, value) in list.Index())
                    call(value, (double)i);

                return Undefined.Value;
        }
    }

    private static List<object?> Sort(List<object?> list, Callable? compare)
    {
        // OrderBy keeps the order of equals, and bears with a comparison that contradicts itself.
        var sorted = list.Order(Comparer<object?>.Create((a, b) => compare is null
            ? string.CompareOrdinal(Values.ToText(a), Values.ToText(b))
            : Math.Sign(Values.ToNumber(compare(a, b)) is var order && double.IsNaN(order) ? 0 : order))).ToList();
        list.Clear();
        list.AddRange(sorted);
        return list;
    }

    private static object? TakeAt(List<object?> list, int i)
    {
        if (list.Count == 0)
            return Undefined.Value;

        var value = list[i];
        list.RemoveAt(i);
        return value;
    }

    private static Callable Callback(object? value) => value as Callable ?? throw new ExpressionException("This method takes a function.");
}

using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.Content.Queries;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>A filter or an order cannot be used; the field is answered with this error.</summary>
/// <param name="code">For <c>extensions.code</c>.</param>
internal class RefusedFilterException(string message, string code) : Exception(message)
{
    public string Code => code;
}

/// <summary>Somebody filtered or ordered by what they may not read.</summary>
internal sealed class ForbiddenFilterException(string field)
    : RefusedFilterException($"You may not filter or order by {field}.", "FORBIDDEN");

/// <summary>Reads one member of a <c>where</c> object; null when it says nothing.</summary>
internal delegate ItemFilter? FilterReader(object? value, Call call);

/// <summary>A <c>where</c> input type together with the reading of its members: what the schema offers is what is read.</summary>
internal sealed class WhereInput(InputObjectTypeBuilder type)
{
    private readonly Dictionary<string, FilterReader> _readers = new(StringComparer.Ordinal);

    /// <summary>How many values one filter compares with at most: both databases bound the parameters of a statement.</summary>
    public const int MaxValues = 1000;

    public string TypeName => type.Name;

    /// <summary>The whole filter of a list.</summary>
    /// <exception cref="RefusedFilterException">By a field that the caller may not read, or with too many values.</exception>
    public ItemFilter? ReadAll(InputValues? values, Call call)
    {
        var filter = Read(values, call);
        return filter is null || Count(filter) <= MaxValues ? filter : throw new RefusedFilterException(
            $"The filter has more than {MaxValues} values and conditions.", Cms.GraphQL.Execution.ErrorCodes.Argument);
    }

    public ItemFilter? Read(InputValues? values, Call call)
    {
        if (values is null)
            return null;
        var all = values.Select(v => ReaderOf(v.Key)(v.Value, call)).OfType<ItemFilter>().ToImmutableArray();
        return all.Length == 1 ? all[0] : new ItemFilter.And(all);
    }

    /// <summary>Types share the input of a part; one that lacks a field of it cannot be filtered by that.</summary>
    private FilterReader ReaderOf(string name) => _readers.GetValueOrDefault(name) ?? throw new ForbiddenFilterException(name);

    public void Add(string name, string graphType, FilterReader read, string? description = null)
    {
        // Content types share the input of a part, and each has its own readers of it.
        if (_readers.TryAdd(name, read) && !type.Has(name))
            type.Field(name, graphType).Describe(description);
    }

    /// <summary><c>AND</c>, <c>OR</c> and <c>NOT</c>: lists of the same type, one object may stand alone.</summary>
    public void AddLogic()
    {
        var list = $"[{TypeName}!]";
        Add("AND", list, (value, call) => Each(value, call) is { IsEmpty: false } all ? new ItemFilter.And(all) : null);
        Add("OR", list, (value, call) => Each(value, call) is { IsEmpty: false } any ? new ItemFilter.Or(any) : null);
        Add("NOT", list, (value, call) => Each(value, call) is { IsEmpty: false } all ? new ItemFilter.Not(new ItemFilter.And(all)) : null);
    }

    private static int Count(ItemFilter filter) => filter switch
    {
        ItemFilter.And and => and.All.Sum(Count) + 1,
        ItemFilter.Or or => or.Any.Sum(Count) + 1,
        ItemFilter.Not not => Count(not.Inner),
        ItemFilter.RefersTo refers => Count(refers.Target) + 1,
        ItemFilter.Compare compare => compare.Values.Length,
        ItemFilter.HasTerm term => term.TermIds.Length + 1,
        _ => 1,
    };

    private ImmutableArray<ItemFilter> Each(object? value, Call call) =>
        value is not IReadOnlyList<object?> list ? [] : [.. list.Select(v => Read((InputValues?)v, call)).OfType<ItemFilter>()];
}

/// <summary>Operators by kind of value, with Orchard's suffixes.</summary>
internal static class Filters
{
    public static void AddText(this WhereInput where, string name, ItemField field, Func<string, string>? normalise = null, Action<Call>? guard = null)
    {
        object? One(object? v) => v is string text && normalise is not null ? normalise(text) : v;
        AddEquality(where, name, "String", field, One, guard);
        Add(where, name, "contains", "String", field, Comparison.Contains, One, guard);
        Add(where, name, "starts_with", "String", field, Comparison.StartsWith, One, guard);
        Add(where, name, "ends_with", "String", field, Comparison.EndsWith, One, guard);
    }

    /// <param name="graphType">DateTime or Date.</param>
    public static void AddInstant(this WhereInput where, string name, ItemField field, string graphType = "DateTime") =>
        AddRange(where, name, graphType, field, Utc);

    /// <param name="graphType">Decimal, or TimeSpan for what is indexed in seconds.</param>
    public static void AddNumber(this WhereInput where, string name, ItemField field, string graphType = "Decimal") =>
        AddRange(where, name, graphType, field, value => value switch
        {
            null => null,
            TimeSpan span => (decimal)span.Ticks / TimeSpan.TicksPerSecond,
            _ => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture),
        });

    public static void AddFlag(this WhereInput where, string name, ItemField field)
    {
        where.Add(name, "Boolean", (value, _) => new ItemFilter.Compare(field, Comparison.Equal, value));
        where.Add($"{name}_not", "Boolean", (value, _) => new ItemFilter.Not(new ItemFilter.Compare(field, Comparison.Equal, value)));
    }

    /// <summary>Ids: equality and lists of them.</summary>
    public static void AddId(this WhereInput where, string name, ItemField field) => AddEquality(where, name, "String", field, v => v, null);

    private static void AddRange(WhereInput where, string name, string graphType, ItemField field, Func<object?, object?> read)
    {
        AddEquality(where, name, graphType, field, read, null);
        foreach (var (suffix, comparison) in (ReadOnlySpan<(string, Comparison)>)
            [("gt", Comparison.Greater), ("gte", Comparison.GreaterOrEqual), ("lt", Comparison.Less), ("lte", Comparison.LessOrEqual)])
        {
            where.Add($"{name}_{suffix}", graphType, (value, _) =>
                value is null ? null : new ItemFilter.Compare(field, comparison, read(value)));
        }
    }

    private static void AddEquality(
        WhereInput where, string name, string graphType, ItemField field, Func<object?, object?> read, Action<Call>? guard)
    {
        ItemFilter In(object? value) => new ItemFilter.Compare(field, Comparison.In, [.. ((IReadOnlyList<object?>)value!).Select(read)]);

        where.Add(name, graphType, (value, call) => Guarded(call, guard, new ItemFilter.Compare(field, Comparison.Equal, read(value))));
        where.Add($"{name}_not", graphType, (value, call) =>
            Guarded(call, guard, new ItemFilter.Not(new ItemFilter.Compare(field, Comparison.Equal, read(value)))));
        where.Add($"{name}_in", $"[{graphType}]", (value, call) => value is null ? null : Guarded(call, guard, In(value)));
        where.Add($"{name}_not_in", $"[{graphType}]", (value, call) => value is null ? null : Guarded(call, guard, new ItemFilter.Not(In(value))));
    }

    private static void Add(
        WhereInput where, string name, string suffix, string graphType, ItemField field, Comparison comparison, Func<object?, object?> read, Action<Call>? guard)
    {
        where.Add($"{name}_{suffix}", graphType, (value, call) =>
            value is null ? null : Guarded(call, guard, new ItemFilter.Compare(field, comparison, read(value))));
        where.Add($"{name}_not_{suffix}", graphType, (value, call) =>
            value is null ? null : Guarded(call, guard, new ItemFilter.Not(new ItemFilter.Compare(field, comparison, read(value)))));
    }

    private static ItemFilter Guarded(Call call, Action<Call>? guard, ItemFilter filter)
    {
        guard?.Invoke(call);
        return filter;
    }

    private static object? Utc(object? value) => value switch
    {
        DateTimeOffset at => at.UtcDateTime,
        DateTime at => at.ToUniversalTime(),
        DateOnly date => date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
        _ => value,
    };
}

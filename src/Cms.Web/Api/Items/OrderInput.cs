using System.Collections.Immutable;
using Cms.Content.Queries;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>An <c>orderBy</c> input type together with the reading of its members.</summary>
internal sealed class OrderInput(InputObjectTypeBuilder type)
{
    private readonly Dictionary<string, Func<object, Call, string, IEnumerable<(string Name, ItemOrder Order)>>> _readers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderInput> _nested = new(StringComparer.Ordinal);

    public string TypeName => type.Name;

    /// <param name="Name">Says the whole order in words, for cursors: they hold for it only.</param>
    internal sealed record Read(ImmutableArray<ItemOrder> Orders, string Name);

    /// <exception cref="ForbiddenFilterException">By a field that the caller may not read.</exception>
    public Read ReadAll(InputValues? values, Call call)
    {
        var orders = values is null ? [] : Orders(values, call, "").ToArray();
        return new Read([.. orders.Select(o => o.Order)], string.Join(',', orders.Select(o => o.Name)));
    }

    /// <param name="guard">Throws where the caller may not read the field.</param>
    /// <param name="differs">Whether the field differs at all between the items that the caller sees.</param>
    public void Add(string name, ItemField field, Action<Call>? guard = null, Func<Call, bool>? differs = null) => Add(name, "OrderByDirection", (value, call, path) =>
    {
        guard?.Invoke(call);
        if (differs?.Invoke(call) == false)
            return [];
        var descending = (string)value == "DESC";
        return [($"{path}{name}{(descending ? '-' : '+')}", new ItemOrder(field, descending))];
    });

    /// <summary>By the display text of the first item that a picker refers to, where the caller may see it.</summary>
    public void AddReference(SchemaScope scope, string name, string part, string field)
    {
        var reference = scope.Name("ContentItemReferenceOrderByInput");
        if (!scope.Builder.Has(reference))
            scope.Builder.Input(reference).Describe("By the first published item that the field refers to.").Field("displayText", "OrderByDirection");
        Add(name, reference, (value, call, path) =>
        {
            if (((InputValues)value).Get<string>("displayText") is not { } direction)
                return [];
            var visible = call.Definitions.Types.Keys.Where(type => call.Actor.MayViewPublished(type) || call.Actor.MayView(type));
            var descending = direction == "DESC";
            return
            [
                ($"{path}{name}.displayText{(descending ? '-' : '+')}",
                    new ItemOrder(new ItemField.ReferredText(part, field, [.. visible]), descending)),
            ];
        });
    }

    /// <summary>The orders of a part, under its name; types share the input, each reads with its own.</summary>
    public OrderInput Nested(SchemaScope scope, string name, string typeName)
    {
        if (!_nested.TryGetValue(name, out var nested))
        {
            _nested[name] = nested = new OrderInput(scope.Builder.Input(typeName));
            Add(name, typeName, (value, call, path) => nested.Orders((InputValues)value, call, $"{path}{name}."));
        }

        return nested;
    }

    private IEnumerable<(string Name, ItemOrder Order)> Orders(InputValues values, Call call, string path) =>
        values.Where(member => member.Value is not null).SelectMany(member => _readers.TryGetValue(member.Key, out var read)
            ? read(member.Value!, call, path)
            : throw new ForbiddenFilterException(member.Key));

    private void Add(string name, string graphType, Func<object, Call, string, IEnumerable<(string Name, ItemOrder Order)>> read)
    {
        if (_readers.TryAdd(name, read) && !type.Has(name))
            type.Field(name, graphType);
    }
}

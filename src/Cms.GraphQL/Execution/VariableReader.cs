using System.Collections.Immutable;
using System.Text.Json;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>Gives an operation's variables, sent as JSON, the values that resolvers see.</summary>
/// <remarks>GraphQL specification, September 2025, section 6.1.2. The JSON reader bounds how deep values nest.</remarks>
internal static class VariableReader
{
    public static VariableValues? Read(
        Schema schema, OperationDefinition operation, JsonElement json, List<GraphQLError> errors)
    {
        if (operation.Variables.IsEmpty)
            return VariableValues.None;

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var variable in operation.Variables)
        {
            var type = TypeFinder.Find(schema, variable.Type)!;
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(variable.Name, out var sent))
            {
                var problem = Read(type, sent, out var value);
                if (problem is null)
                    values[variable.Name] = value;
                else
                    Report(variable, problem, errors);
            }
            else if (variable.DefaultValue is not null)
            {
                var problem = LiteralReader.Read(type, variable.DefaultValue, VariableValues.None, out var value);
                if (problem is null)
                    values[variable.Name] = value;
                else
                    Report(variable, problem, errors);
            }
            else if (type.IsNonNull)
            {
                Report(variable, $"a value of type '{type}' is required, but not given.", errors);
            }
        }

        return errors.Count == 0 ? new VariableValues(values) : null;
    }

    private static void Report(VariableDefinition variable, string problem, List<GraphQLError> errors) => errors.Add(
        new GraphQLError($"Variable '${variable.Name}': {problem}", ErrorCodes.Variables, [variable.At]));

    /// <returns>What is wrong, in one sentence; null if nothing is.</returns>
    private static string? Read(GraphQLType type, JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind == JsonValueKind.Null)
            return type.IsNonNull ? $"'{type}' excludes null." : null;

        switch (type.Nullable)
        {
            case ListType list:
                return ReadList(list, json, out value);
            case InputObjectType input:
                return ReadObject(input, json, out value);
            case EnumType enumeration:
                if (ScalarTypeText(json) is { } name && enumeration.Find(name) is { } found)
                {
                    value = found.Value;
                    return null;
                }

                return Mismatch(type, json);
            case ScalarType scalar:
                return scalar.TryRead(json, out value) ? null : Mismatch(type, json);
            default:
                throw new InvalidOperationException($"'{type}' is not an input type.");
        }
    }

    private static string? ScalarTypeText(JsonElement json) =>
        Types.Scalars.StringScalar.TryReadText(json, out var text) ? (string?)text : null;

    private static string? ReadList(ListType list, JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Array)
        {
            var problem = Read(list.Item, json, out var single);
            if (problem is null)
                value = new[] { single };
            return problem;
        }

        var items = new object?[json.GetArrayLength()];
        var i = 0;
        foreach (var item in json.EnumerateArray())
        {
            if (Read(list.Item, item, out items[i]) is { } problem)
                return $"item {i}: {problem}";
            i++;
        }

        value = items;
        return null;
    }

    private static string? ReadObject(InputObjectType type, JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Object)
            return Mismatch(type, json);

        var items = new List<KeyValuePair<string, object?>>();
        foreach (var property in json.EnumerateObject())
        {
            var name = NameOf(property);
            if (name is null || type.FindField(name) is not { } field)
                return $"'{type}' has no field '{Shorten(name ?? "…")}'.";
            if (items.Exists(item => item.Key == field.Name))
                return $"field '{field.Name}' of '{type}' is given more than once.";
            if (Read(field.Type, property.Value, out var item) is { } problem)
                return $"field '{field.Name}': {problem}";
            items.Add(new(field.Name, item));
        }

        if (type.IsOneOf && (items.Count != 1 || items[0].Value is null))
            return $"'{type}' takes exactly one field, and not null.";
        if (LiteralReader.AddDefaults(type.Fields, items) is { } missing)
            return $"field '{missing.Name}' of '{type}' is required, but not given.";
        value = new InputValues([.. items]);
        return null;
    }

    /// <returns>Null if its escapes make half a surrogate pair.</returns>
    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Mismatch(GraphQLType type, JsonElement json) =>
        $"'{type.Nullable}' is expected, not {Shorten(json.GetRawText())}.";

    private static string Shorten(string text) => text.Length > 60 ? text[..60] + "…" : text;
}

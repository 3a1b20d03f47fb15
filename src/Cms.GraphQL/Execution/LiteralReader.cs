using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>Gives literals of a document the values that resolvers see.</summary>
/// <remarks>
/// GraphQL specification, September 2025, "Input Coercion" of each kind in section 3, and 6.4.1. Recursion is bounded
/// by the nesting that the parser allows.
/// </remarks>
internal static class LiteralReader
{
    /// <returns>What is wrong with the literal, in one sentence; null if nothing is.</returns>
    public static string? Read(GraphQLType type, Value literal, VariableValues variables, out object? value)
    {
        value = null;
        if (literal is Variable variable)
        {
            variables.TryGet(variable.Name, out value);
            return value is null && type.IsNonNull ? $"'${variable.Name}' is null, but '{type}' excludes null." : null;
        }

        if (literal is NullLiteral)
            return type.IsNonNull ? $"'{type}' excludes null." : null;

        switch (type.Nullable)
        {
            case ListType list:
                return ReadList(list, literal, variables, out value);
            case InputObjectType input:
                return ReadObject(input, literal, variables, out value);
            case EnumType enumeration:
                if (literal is EnumLiteral name && enumeration.Find(name.Name) is { } found)
                {
                    value = found.Value;
                    return null;
                }

                return Mismatch(type, literal);
            case ScalarType scalar:
                return scalar.TryRead(literal, variables.GetOrNull, out value) ? null : Mismatch(type, literal);
            default:
                throw new InvalidOperationException($"'{type}' is not an input type.");
        }
    }

    /// <summary>The arguments of a field or directive.</summary>
    /// <param name="at">Where the first problem is.</param>
    /// <param name="values">The arguments, those given first.</param>
    /// <returns>What is wrong, in one sentence; null if nothing is.</returns>
    public static string? ReadArguments(
        IReadOnlyList<InputDefinition> definitions,
        IReadOnlyList<Argument> arguments,
        VariableValues variables,
        out InputValues values,
        out Location at)
    {
        at = default;
        values = InputValues.Empty;
        if (definitions.Count == 0)
            return null;

        var items = new List<KeyValuePair<string, object?>>(definitions.Count);
        foreach (var argument in arguments)
        {
            var definition = definitions.FirstOrDefault(candidate => candidate.Name == argument.Name);
            if (definition is null || IsAbsent(argument.Value, variables))
                continue;
            if (Read(definition.Type, argument.Value, variables, out var value) is { } problem)
            {
                at = argument.At;
                return $"Argument '{argument.Name}': {problem}";
            }

            items.Add(new(argument.Name, value));
        }

        var missing = AddDefaults(definitions, items);
        if (missing is not null)
            return $"Argument '{missing.Name}' of type '{missing.Type}' is required, but not given.";
        if (items.Count > 0)
            values = new InputValues([.. items]);
        return null;
    }

    /// <returns>The first one that is required and not given.</returns>
    public static InputDefinition? AddDefaults(
        IReadOnlyList<InputDefinition> definitions, List<KeyValuePair<string, object?>> items)
    {
        var given = items.Count;
        foreach (var definition in definitions)
        {
            if (items.FindIndex(0, given, item => item.Key == definition.Name) >= 0)
                continue;
            if (definition.DefaultLiteral is not null)
                items.Add(new(definition.Name, definition.DefaultValue));
            else if (definition.Type.IsNonNull)
                return definition;
        }

        return null;
    }

    private static string? ReadList(ListType list, Value literal, VariableValues variables, out object? value)
    {
        value = null;
        if (literal is not ListLiteral written)
        {
            var problem = Read(list.Item, literal, variables, out var single);
            if (problem is null)
                value = new[] { single };
            return problem;
        }

        var items = new object?[written.Items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (Read(list.Item, written.Items[i], variables, out items[i]) is { } problem)
                return problem;
        }

        value = items;
        return null;
    }

    private static string? ReadObject(InputObjectType type, Value literal, VariableValues variables, out object? value)
    {
        value = null;
        if (literal is not ObjectLiteral map)
            return Mismatch(type, literal);

        var items = new List<KeyValuePair<string, object?>>(map.Fields.Length);
        foreach (var written in map.Fields)
        {
            if (type.FindField(written.Name) is not { } field)
                return $"'{type}' has no field '{written.Name}'.";
            if (IsAbsent(written.Value, variables))
                continue;
            if (items.Exists(item => item.Key == written.Name))
                return $"Field '{written.Name}' of '{type}' is given more than once.";
            if (Read(field.Type, written.Value, variables, out var item) is { } problem)
                return problem;
            items.Add(new(written.Name, item));
        }

        if (type.IsOneOf && (items.Count != 1 || map.Fields.Length != 1 || items[0].Value is null))
            return $"'{type}' takes exactly one field, and not null.";
        if (AddDefaults(type.Fields, items) is { } missing)
            return $"Field '{missing.Name}' of '{type}' is required, but not given.";
        value = new InputValues([.. items]);
        return null;
    }

    private static bool IsAbsent(Value literal, VariableValues variables) =>
        literal is Variable variable && !variables.TryGet(variable.Name, out _);

    private static string Mismatch(GraphQLType type, Value literal)
    {
        var text = literal.ToString();
        return $"'{type.Nullable}' is expected, not {(text.Length > 60 ? text[..60] + "…" : text)}.";
    }
}

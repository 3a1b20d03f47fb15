using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Tests.Oracle;

/// <summary>Makes up documents for a schema, most of them valid or nearly so.</summary>
internal sealed partial class DocumentGenerator(Schema schema, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, (string Type, string? Default, GraphQLType Place)> _variables = [];
    private readonly List<string> _fragments = [];
    private int _budget;
    private double _carelessness;

    public OracleCase Next()
    {
        _variables.Clear();
        _fragments.Clear();
        _budget = 30;
        _carelessness = Chance(0.5) ? 0 : 0.04;
        var kind = Pick("query", "query", "query", "query", "mutation", "subscription");
        var root = kind switch { "query" => schema.Query, "mutation" => schema.Mutation!, _ => schema.Subscription! };
        var body = Selections(root, 4, kind == "subscription" ? 1 : 4);
        var text = new StringBuilder();
        var isAnonymous = _variables.Count == 0 && kind == "query" && Chance(0.2);
        var name = isAnonymous ? null : Chance(0.3) ? null : "Op";
        if (!isAnonymous)
        {
            if (Chance(0.05))
                text.Append("\"\"\" Says what it does. \"\"\" ");
            text.Append(kind).Append(' ').Append(name);
            if (_variables.Count > 0)
            {
                text.Append('(').AppendJoin(", ", _variables.Select(variable =>
                    $"${variable.Key}: {variable.Value.Type}{(variable.Value.Default is null ? "" : $" = {variable.Value.Default}")}")).Append(')');
            }

            if (Chance(0.05))
                text.Append(" @mark(note: \"q\")");
        }

        text.Append(body);
        foreach (var fragment in _fragments)
            text.Append('\n').Append(fragment);
        if (name is not null && Chance(0.05))
            text.Append(Pick("\nquery Second { article { id } }", "\nquery { stone { name } }", "\nquery Op { __typename }"));
        var query = text.ToString();
        if (Chance(0.25))
            query = Damage(query);
        return new OracleCase(query, Variables(), name);
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private bool IsCareless => Chance(_carelessness);

    private T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private string Selections(CompositeType type, int depth, int most)
    {
        var parts = new List<string>();
        var count = 1 + _random.Next(most);
        for (var i = 0; i < count; i++)
            parts.Add(Selection(type, depth));
        return " { " + string.Join(' ', parts) + " }";
    }

    private string Selection(CompositeType type, int depth)
    {
        _budget--;
        if (depth > 1 && _budget > 0 && Chance(0.15))
        {
            var condition = Condition(type);
            return Chance(0.2)
                ? $"...{Conditional("INLINE_FRAGMENT")}{Selections(type, depth - 1, 3)}"
                : $"... on {condition}{Conditional("INLINE_FRAGMENT")}{Selections(condition, depth - 1, 3)}";
        }

        if (depth > 1 && _budget > 0 && Chance(0.12))
        {
            var condition = Condition(type);
            if (_fragments.Count > 0 && Chance(0.3))
                return $"...F{_random.Next(_fragments.Count)}";
            var index = _fragments.Count;
            _fragments.Add("");
            _fragments[index] = $"fragment F{index} on {condition}{(Chance(0.05) ? " @once(needed: 1)" : "")}{Selections(condition, depth - 1, 3)}";
            return $"...F{index}{Conditional("FRAGMENT_SPREAD")}";
        }

        var fields = type.Fields.Where(field => (depth > 1 && _budget > 0) || field.Type.IsLeaf).ToList();
        if (fields.Count == 0 || Chance(0.08))
            return Chance(0.3) ? "t: __typename" : "__typename";
        var chosen = Pick<FieldDefinition>(fields);
        var name = IsCareless ? Pick("nothing", "name", "id", "__schema", "words") : chosen.Name;
        var alias = Chance(0.2) ? Pick("a", "b", "name", "id") + ": " : "";
        var arguments = Arguments(chosen.Arguments);
        var below = chosen.Type.Named is CompositeType composite ? Selections(composite, depth - 1, 3) : "";
        if (IsCareless)
            below = below.Length == 0 ? " { id }" : "";
        return alias + name + arguments + Conditional("FIELD") + below;
    }

    private CompositeType Condition(CompositeType type)
    {
        var composites = schema.Types.OfType<CompositeType>()
            .Where(candidate => !candidate.Name.StartsWith("__", StringComparison.Ordinal))
            .Where(candidate => IsCareless || candidate.Overlaps(type))
            .ToList();
        return Pick<CompositeType>(composites);
    }

    private string Conditional(string place)
    {
        if (Chance(0.9))
            return IsCareless ? Pick(" @mark @mark", " @once(needed: 1) @once(needed: 2)", " @unknown", " @skip", " @deprecated") : "";
        if (Chance(0.3))
            return place == "FIELD" ? Pick(" @mark", " @mark(level: HIGH) @mark", " @once(needed: 3)") : "";
        return $" @{Pick("skip", "include")}(if: {Value(schema.FindDirective("skip")!.Arguments[0].Type, 2)})";
    }

    private string Arguments(IReadOnlyList<InputDefinition> definitions)
    {
        var given = definitions.Where(definition => definition.IsRequired ? !IsCareless : Chance(0.5)).ToList();
        var texts = given.Select(definition => $"{definition.Name}: {Value(definition.Type, 3)}").ToList();
        if (IsCareless)
            texts.Add(Pick("unknown: 1", "int: 1", "filter: null"));
        return texts.Count == 0 ? "" : $"({string.Join(", ", texts)})";
    }

    private string Value(GraphQLType type, int depth)
    {
        if (Chance(0.2))
            return Variable(type);
        if (Chance(0.07) && (!type.IsNonNull || IsCareless))
            return "null";
        return Literal(type, depth);
    }

    private string Variable(GraphQLType place)
    {
        var existing = _variables.FirstOrDefault(variable => variable.Value.Place.ToString() == place.ToString()).Key;
        if (existing is not null && Chance(0.6))
            return "$" + existing;
        if (IsCareless)
            return Pick("$undefined", "$v0");
        var name = $"v{_variables.Count}";
        var type = place.ToString()!;
        if (Chance(0.2))
            type = type.EndsWith('!') ? type[..^1] : type + "!";
        if (IsCareless)
            type = Pick("Int", "Level", "[Int]", "Filter", "Article", "Nothing", "[[String!]!]");
        _variables.Add(name, (type, Chance(0.25) ? Literal(place, 2, isConstant: true) : null, place));
        return "$" + name;
    }

    private string Literal(GraphQLType type, int depth, bool isConstant = false)
    {
        if (IsCareless)
            return Pick("1", "\"x\"", "1.5", "true", "LOW", "[]", "{}", "NOPE", "{ limit: 1, limit: 2 }", "99999999999",
                "2147483648", "-2147483648", "[[1]]", "[null]", "{ id: null }", "{ id: 1, name: \"x\" }", "\"\"\"b\"\"\"");
        switch (type.Nullable)
        {
            case ListType list:
                if (Chance(0.2) && depth > 0)
                    return Literal(list.Item, depth - 1, isConstant);
                return "[" + string.Join(", ", Enumerable.Range(0, _random.Next(3)).Select(_ =>
                    isConstant ? Literal(list.Item, depth - 1, true) : Value(list.Item, depth - 1))) + "]";
            case InputObjectType input:
                var fields = input.IsOneOf
                    ? [Pick<InputDefinition>(input.Fields)]
                    : input.Fields.Where(field => field.IsRequired || (depth > 0 && Chance(0.3))).ToList();
                if (input.IsOneOf && IsCareless)
                    fields = [.. input.Fields.Take(2)];
                return "{" + string.Join(", ", fields.Select(field =>
                    $"{field.Name}: {(isConstant ? Literal(field.Type, depth - 1, true) : Value(field.Type, depth - 1))}")) + "}";
            case EnumType enumeration:
                return Pick<EnumValue>(enumeration.Values).Name;
            default:
                return type.Named.Name switch
                {
                    "Int" => _random.Next(-5, 100).ToString(CultureInfo.InvariantCulture),
                    "Float" => Pick("1", "2.5", "-0.25", "0"),
                    "Boolean" => Pick("true", "false"),
                    "ID" => Pick("7", "\"seven\""),
                    "String" => Pick("\"\"", "\"abc\"", "\"a\\\"b\\u00e9\\n\"", "\"\"\" block \"\"\"", "\"\\u{1F600}\\uD83D\\uDE00 é\""),
                    _ => Pick("1", "\"x\"", "[1, [true]]", "{a: {b: null}, c: LOW}"),
                };
        }
    }

    private JsonElement Variables()
    {
        var sent = new Dictionary<string, object?>();
        foreach (var (name, (type, _, place)) in _variables)
        {
            if (Chance(type.EndsWith('!') ? 0.02 : 0.15))
                continue;
            sent[name] = Chance(type.EndsWith('!') ? 0.02 : 0.15) ? null : Sent(place, 2);
        }

        return JsonSerializer.SerializeToElement(sent);
    }

    private object? Sent(GraphQLType type, int depth)
    {
        if (Chance(0.03) && type.Named.Name != "Any")
        {
            // At the edges of what each kind of input takes.
            return JsonDocument.Parse(Pick(
                "1.0", "1e3", "0.5", "2147483647", "2147483648", "-2147483648", "-2147483649", "\"\"", "\"1\"", "\"true\"", "false", "[]", "{}", "[[1]]",
                "[null]", "[[null]]", """{"id":1,"name":"x"}""", """{"id":null}""", """{"id":1,"name":null}""", """{"filter":{"limit":null}}""")).RootElement;
        }

        if (Chance(0.03))
            return Pick<object?>(1, "LOW", 1.5, true, 1e10, "x", new object[] { 1 }, new Dictionary<string, object?> { ["limit"] = 3 });
        switch (type.Nullable)
        {
            case ListType list:
                return Chance(0.2)
                    ? Sent(list.Item, depth - 1)
                    : Enumerable.Range(0, _random.Next(3)).Select(_ => Sent(list.Item, depth - 1)).ToList();
            case InputObjectType input:
                var fields = input.IsOneOf
                    ? [Pick<InputDefinition>(input.Fields)]
                    : input.Fields.Where(field => field.IsRequired || (depth > 0 && Chance(0.3))).ToList();
                return fields.ToDictionary(field => field.Name, field => Chance(0.05) ? null : Sent(field.Type, depth - 1));
            case EnumType enumeration:
                return Pick<EnumValue>(enumeration.Values).Name;
            default:
                return type.Named.Name switch
                {
                    "Int" => _random.Next(-5, 100),
                    "Float" => Pick<object>(1, 2.5, -0.25),
                    "Boolean" => Chance(0.5),
                    "ID" => Pick<object>(7, "seven"),
                    "String" => Pick("", "abc", "a\"b\u00e9\n😀"),
                    _ => Pick<object?>(1, "x", null),
                };
        }
    }

    private string Damage(string query)
    {
        if (Chance(0.3))
        {
            var at = _random.Next(query.Length);
            var bad = Pick("\"", "\\", "#", "{", "}", "(", "\u00e9", "\uFEFF", "$", "...", ".", "&", "01", "1.", "-", "\r\n", "\"\"\"", "\0", "'");
            return query.Insert(at, bad);
        }

        var tokens = Tokens().Matches(query).Select(match => match.Value).ToList();
        var index = _random.Next(tokens.Count);
        switch (_random.Next(4))
        {
            case 0: tokens.RemoveAt(index); break;
            case 1: tokens.Insert(index, tokens[_random.Next(tokens.Count)]); break;
            case 2: tokens[index] = tokens[_random.Next(tokens.Count)]; break;
            default: tokens.Insert(index, Pick("on", "fragment", "query", "true", "null", "type", "extend", "@", "!", "[", "]", ":", "=")); break;
        }

        return string.Join(' ', tokens);
    }

    [GeneratedRegex(""" "{3}[^"]*"{3}|"(?:\\.|[^"\\])*"|\.\.\.|[\w.-]+|[^\s] """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tokens();
}

using System.Text;

namespace Cms.GraphQL.Tests.Oracle;

/// <summary>Makes up texts of the type-system language, with definitions and extensions of every kind, valid or nearly so.</summary>
internal sealed class SdlGenerator(int seed)
{
    private readonly Random _random = new(seed);
    private double _carelessness;

    public string Next()
    {
        _carelessness = Chance(0.5) ? 0 : 0.03;
        var text = new StringBuilder();
        if (Chance(0.3))
            text.Append(Description("")).Append("schema").Append(Applied("SCHEMA")).Append(" { query: Query").Append(Chance(0.5) ? " mutation: Mutation" : "").Append(IsCareless ? " query: Other" : "").Append(" }\n");
        var parts = new List<string>
        {
            Type("type", "Query", ""), Type("type", "Other", ""), Type("type", "Mutation", ""),
            $"{Description("")}interface Node{Applied("INTERFACE")} {{ id: ID! {Deprecatable("name", "String")} }}",
            $"interface Named implements {(Chance(0.5) ? "& " : "")}Node {{ id: ID! {Deprecatable("name", "String")} }}",
            $"{Description("")}type Thing implements {(Chance(0.5) ? "Node & Named" : "& Named & Node")}{Applied("OBJECT")} {{ id: ID! {(IsCareless ? "" : Deprecatable("name", Chance(0.5) ? "String" : "String!"))} {Field(5)}{Field(6)} }}",
            $"{Description("")}union Any{Applied("UNION")} = {(Chance(0.5) ? "| " : "")}Thing | {(IsCareless ? "Node" : "Other")}",
            $"{Description("")}enum Level {{ LOW {Description("  ")}MIDDLE{Deprecated} HIGH {(IsCareless ? Pick("LOW", "true", "__X") : "")} }}",
            $"enum Tone{Applied("ENUM")} {{ SOFT{Applied("ENUM_VALUE")} LOUD }}",
            $"{Description("")}input In{Applied("INPUT_OBJECT")} {{ {Input(0)} {Input(1)} {Input(2)} {(IsCareless ? Pick("self: In!", "a0: Int", "bad: Thing", "__f: Int") : "self: In list: [In!]! = []")} }}",
            $"input By @oneOf {{ id: ID{(IsCareless ? Pick("!", " = 1") : "")} level: Level in: In }}",
            $"scalar Custom{(Chance(0.5) ? " @specifiedBy(url: \"https://example.org/\")" : "")}{Applied("SCALAR")}",
            $"{Description("")}directive @mark({Description("  ")}note: String = {Text()}, level: Level{Deprecated}) {(Chance(0.7) ? "repeatable " : "")}on {(Chance(0.5) ? "| " : "")}SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | FIELD",
            $"directive @needy(must: Int!) on OBJECT | FIELD_DEFINITION{(IsCareless ? " | NOWHERE" : "")}",
        };
        if (Chance(0.4))
            parts.Add($"extend type {Pick("Thing", "Other", "Query")} {Pick("{ extra: Int }", "@needy(must: 1)", "@mark(note: \"x\")", "{ extra(a: In = {}): [Any!] @deprecated }")}");
        if (Chance(0.3))
            parts.Add(Pick("extend enum Level { TOP }", "extend union Any = Mutation", "extend input In { extra: Int = 3 }", "extend scalar Custom @mark", "extend interface Node @mark", "extend schema @mark", "extend schema { subscription: Other }"));
        if (IsCareless || IsCareless)
        {
            parts.Add(Pick(
                "extend type Nothing { a: Int }", "extend enum Thing { A }", "type Thing { a: Int }", "extend type Thing { id: ID }",
                "scalar Thing", "union Empty", "type Empty", "enum Empty", "input Empty", "interface Loop implements Loop { a: Int }",
                "type Half implements Node { id: ID! }", "type Wrong implements Node { id: Int! name: String }",
                "type More implements Node { id(a: Int!): ID! name: String }", "type Less implements Named { id: ID! name: String }",
                "directive @mark on FIELD", "directive @skip on FIELD", "directive @__x on FIELD", "input A { b: B! } input B { a: A! }",
                "schema { query: Query }", "type X { a(b: Int, b: Int): Int }", "type X { a: In }",
                "type X { a(b: Thing): Int }", "type X @unknown { a: Int }", "type X @needy { a: Int }", "type X @needy(must: 1) @needy(must: 2) { a: Int }",
                "type X @skip(if: true) { a: Int }", "type X @mark(a: 1) { a: Int }", "type X @mark(note: \"a\", note: \"b\") { a: Int }",
                "type X { a(b: Int! @deprecated): Int }", "union U = Thing | Thing", "type X implements Node & Node { id: ID! name: String }",
                "type X { a: Missing }", "type X { a(b: Missing): Int }", "query { a }", "fragment F on Thing { id }", "input X { a: Int! @deprecated }",
                "enum E { A } enum E { B }", "extend type Int { a: Int }", "type Query2 implements Int { a: Int }"));
        }

        for (var i = parts.Count - 1; i > 0; i--)
        {
            var j = _random.Next(i + 1);
            (parts[i], parts[j]) = (parts[j], parts[i]);
        }

        return text.AppendJoin('\n', parts).ToString();
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private bool IsCareless => Chance(_carelessness);

    private T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private string Deprecated => Chance(0.2) ? Pick(" @deprecated", " @deprecated(reason: \"Old.\")") : "";

    private string Type(string keyword, string name, string rest) =>
        $"{Description("")}{keyword} {name}{rest}{Applied("OBJECT")} {{ {Field(0)} {Field(1)} {Field(2)} {(IsCareless ? Pick("f0: Int", "__x: Int", "nothing: Nothing") : "")} }}";

    private string Field(int number)
    {
        var arguments = Chance(0.5) ? "" : $"({Input(0)}{(Chance(0.5) ? ", " : "\n")}{Input(1)})";
        return $"{Description("  ")}f{number}{arguments}: {Wrapped(Pick("Int", "Float", "String", "Boolean", "ID", "Level", "Custom", "Node", "Named", "Thing", "Any", "Query"))}{Deprecated}{Applied("FIELD_DEFINITION")} ";
    }

    private string Deprecatable(string name, string type) => $"{Description("  ")}{name}: {type}";

    private string Input(int number)
    {
        var (type, value) = Pick(
            ("Int", "-3"), ("Float", "1.5"), ("String", Text()), ("Boolean", "true"), ("ID", "\"i\""), ("Level", "LOW"), ("Custom", "\"c\""),
            ("[Int!]", "[1, 2]"), ("[[Level]]", "[[LOW, null], null]"), ("Int!", "7"), ("By", "{ id: 1 }"));
        return $"{Description("  ")}a{number}: {type}{(Chance(0.5) || type == "Int!" ? $" = {(type != "Int!" && Chance(0.1) ? "null" : value)}" : "")}{Deprecated}";
    }

    private string Wrapped(string type) => Pick(type, type, $"{type}!", $"[{type}]", $"[{type}!]!", $"[[{type}!]]");

    private string Applied(string place) => Chance(0.85)
        ? ""
        : place is "OBJECT" or "FIELD_DEFINITION" && Chance(0.3) ? " @needy(must: 2)" : Pick(" @mark", " @mark(level: HIGH)", " @mark(note: \"\"\"block\n  text\"\"\")");

    private string Text() => Pick("\"\"", "\"abc\"", "\"a\\\"b\\u00e9\\n\\u{1F600}\"", "\"\"\"\n  block \\\"\"\" \"quoted\"\n    deeper\n\"\"\"");

    private string Description(string indent) => Chance(0.8) ? "" : Pick("\"One line.\"", $"\"\"\"Block.\"\"\"", $"\"\"\"\n{indent}Two\n{indent}  lines, \\\"\"\" and so on.\n\n{indent}Three.\n{indent}\"\"\"", "\"tab\\tand \\\\ and \\u0007\"") + "\n" + indent;
}

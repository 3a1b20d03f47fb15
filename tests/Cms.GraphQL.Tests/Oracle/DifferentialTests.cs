using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;
using Cms.GraphQL.Validation;
using Xunit.Abstractions;

namespace Cms.GraphQL.Tests.Oracle;

/// <summary>
/// The reference implementation and ours are asked the same. The seed is printed; set <c>GRAPHQL_SEED</c> to repeat a run
/// and <c>GRAPHQL_CASES</c> for a longer one.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private static readonly GraphQLOptions Unbounded = new()
    {
        Limits = new GraphQLLimits { MaxComplexity = long.MaxValue / 4, MaxErrors = 1000, MaxDepth = 100 },
    };

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void Both_give_the_same_verdicts_and_the_same_data()
    {
        var seed = Number("GRAPHQL_SEED") ?? Random.Shared.Next();
        var count = Number("GRAPHQL_CASES") ?? 4000;
        output.WriteLine($"seed {seed}, {count} documents");
        var schema = EchoingSchema();
        var data = new DataGenerator(seed).Root();
        var generator = new DocumentGenerator(schema, seed);
        var cases = Enumerable.Range(0, count).Select(_ => generator.Next()).ToList();
        var references = ReferenceImplementation.Ask(ReferenceImplementation.Sdl, data, cases);
        var executor = new GraphQLExecutor(schema, Unbounded);
        var root = Answers.Data(data.GetRawText());

        var differences = new List<string>();
        for (var i = 0; i < count; i++)
        {
            if (Difference(executor, cases[i], references[i], root) is { } difference)
                differences.Add($"{difference}\n{cases[i].Query}\nvariables {cases[i].Variables}\nreference says: {string.Join("; ", references[i].Messages ?? [])}\n");
        }

        output.WriteLine(string.Join(", ", references.GroupBy(reference => reference.Verdict).Select(group => $"{group.Key} {group.Count()}")));
        Assert.All(new[] { "syntax", "invalid", "valid" }, verdict =>
            Assert.True(references.Count(reference => reference.Verdict == verdict) > count / 30, $"too few of '{verdict}'"));
        Assert.True(differences.Count == 0, $"seed {seed}: {differences.Count} of {count} differ, such as\n\n{string.Join('\n', differences.Take(5))}");
    }

    [Fact]
    public void Both_answer_the_introspection_query_alike()
    {
        var reference = ReferenceImplementation.Ask(
            ReferenceImplementation.Sdl, Answers.Json("null"), [new OracleCase("", Form: "introspection")])[0];
        var answer = Answers.Ask(EchoingSchema(), reference.Messages![0], options: Unbounded);

        var ours = Normalise(JsonNode.Parse(answer)!["data"]!);
        var corrected = JsonNode.Parse(reference.Data!)!;
        Correct(corrected["__schema"]!);
        var theirs = Normalise(corrected);
        Assert.Equal(theirs.Split('\n'), ours.Split('\n'));
    }

    /// <summary>Brings what the reference tells of itself to the September 2025 edition.</summary>
    private static void Correct(JsonNode schema)
    {
        // Non-null in the edition, nullable in the reference.
        foreach (var argument in Descendants(schema).OfType<JsonObject>()
            .Where(node => IsNamed(node, "includeDeprecated") || IsNamed(node, "reason")).ToList())
        {
            var name = (string)argument["type"]!["name"]!;
            var inner = new JsonObject { ["name"] = name, ["kind"] = "SCALAR", ["ofType"] = null };
            argument["type"] = new JsonObject { ["kind"] = "NON_NULL", ["name"] = null, ["ofType"] = inner };
        }

        // Directives can be deprecated in the working draft only.
        JsonArray Members(string type, string list) =>
            schema["types"]!.AsArray().Single(node => IsNamed(node, type))![list]!.AsArray();
        Members("__Directive", "fields").RemoveAll(node => IsNamed(node, "isDeprecated") || IsNamed(node, "deprecationReason"));
        Members("__Schema", "fields").Single(node => IsNamed(node, "directives"))!["args"]!.AsArray().Clear();
        Members("__DirectiveLocation", "enumValues").RemoveAll(node => IsNamed(node, "DIRECTIVE_DEFINITION"));
        schema["directives"]!.AsArray().Single(node => IsNamed(node, "deprecated"))!["locations"]!.AsArray()
            .RemoveAll(node => (string?)node == "DIRECTIVE_DEFINITION");
    }

    private static bool IsNamed(JsonNode? node, string name) =>
        node is JsonObject map && map["name"] is JsonValue value && (string?)value == name;

    internal static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static Schema EchoingSchema()
    {
        var builder = new SchemaBuilder().AddSdl(ReferenceImplementation.Sdl);
        foreach (var (type, field) in new[]
        {
            ("Article", "echoFilter"), ("Query", "echoScalars"), ("Query", "echoRequired"), ("Query", "echoLists"),
            ("Query", "echoFilter"), ("Query", "echoBy"), ("Query", "echoNeedy"), ("Query", "echoAny"), ("Mutation", "echoScalars"),
        })
        {
            builder.Object(type).Field(field).Resolve((_, context) => Stable(context.Arguments));
        }

        return builder.Build();
    }

    private static string? Difference(GraphQLExecutor executor, OracleCase one, Reference reference, object? root)
    {
        Document document;
        try
        {
            document = Document.Parse(one.Query);
        }
        catch (SyntaxException exception)
        {
            return reference.Verdict == "syntax" ? null : $"Ours finds a mistake of syntax: {exception.Message} at {exception.At}";
        }

        if (reference.Verdict == "syntax")
            return "Ours finds no mistake of syntax.";
        var errors = DocumentValidator.Validate(executor.Schema, document, 100, true);
        if (errors.IsEmpty != (reference.Verdict == "valid"))
            return errors.IsEmpty ? "Ours finds it valid." : $"Ours finds it invalid: {errors[0].Message}";
        if (!errors.IsEmpty || reference.Data is null && reference.Paths is null)
            return null;

        var (text, outcome) = executor.Run(new GraphQLRequest(one.Query, one.OperationName, one.Variables!.Value) { Root = root });
        if (outcome.Stage == RequestStage.Limit)
            return $"Ours refuses it: {text}";
        var answer = JsonNode.Parse(text)!.AsObject();
        if (Malformed(answer) is { } malformed)
            return $"{malformed}: {text}";
        if (answer.ContainsKey("data") != reference.HasData)
            return $"Ours {(reference.HasData ? "lacks" : "has")} data: {text}";
        if (!reference.HasData)
            return null;
        var data = answer["data"]?.ToJsonString() ?? "null";
        if (data != JsonNode.Parse(reference.Data!)?.ToJsonString() && !(data == "null" && reference.Data == "null"))
            return $"Ours answers {data}\ntheirs       {reference.Data}";
        var paths = answer["errors"]?.AsArray().Select(error => error!["path"]?.ToJsonString() ?? "null").ToArray() ?? [];
        return paths.SequenceEqual(reference.Paths!)
            ? null
            : $"Ours has errors at {string.Join(' ', paths)}, theirs at {string.Join(' ', reference.Paths!)}";
    }

    /// <summary>What an answer must be like, whatever was asked (section 7 of the edition), and that each error has a code.</summary>
    private static string? Malformed(JsonObject answer)
    {
        if (answer["errors"] is not JsonArray errors)
            return answer.ContainsKey("errors") || !answer.ContainsKey("data") ? "No data and no errors" : null;
        if (errors.Count == 0)
            return "An empty list of errors";
        if (answer.First().Key != "errors")
            return "Errors do not come first";
        foreach (var error in errors.Select(error => error!.AsObject()))
        {
            if (string.IsNullOrEmpty((string?)error["message"]) || string.IsNullOrEmpty((string?)error["extensions"]?["code"]))
                return "An error without message or code";
            if (error.ContainsKey("path") && !answer.ContainsKey("data"))
                return "A request error with a path";
            if (error["locations"]?.AsArray().Any(place => (int)place!["line"]! < 1 || (int)place["column"]! < 1) is true)
                return "A place before the beginning";
        }

        return null;
    }

    /// <summary>Arguments as text, keys in order.</summary>
    private static string Stable(object? value) => value switch
    {
        null => "null",
        JsonElement { ValueKind: JsonValueKind.Object } json => Stable(json.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value)),
        JsonElement { ValueKind: JsonValueKind.Array } json => Stable(json.EnumerateArray().Select(item => (object?)item).ToList()),
        JsonElement { ValueKind: JsonValueKind.String } json => Stable(json.GetString()),
        JsonElement json => json.GetRawText(),
        string text => Quote(text),
        bool flag => flag ? "true" : "false",
        IReadOnlyDictionary<string, object?> map =>
            "{" + string.Join(',', map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"\"{pair.Key}\":{Stable(pair.Value)}")) + "}",
        IReadOnlyList<object?> list => "[" + string.Join(',', list.Select(Stable)) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>As JSON.stringify does.</summary>
    private static string Quote(string text) => "\"" + string.Concat(text.Select(c => c switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\b' => @"\b",
        '\f' => @"\f",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        < ' ' => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    })) + "\"";

    /// <summary>Without descriptions of what both bring along, and with types in order of name.</summary>
    private static string Normalise(JsonNode data)
    {
        var schema = data["__schema"]!;
        foreach (var node in Descendants(schema).OfType<JsonObject>().ToList())
            node.Remove("description");
        schema["types"] = Sorted(schema["types"]!.AsArray());
        schema["directives"] = Sorted(schema["directives"]!.AsArray());
        return data.ToJsonString(Relaxed);
    }

    private static JsonArray Sorted(JsonArray array) =>
        [.. array.OrderBy(node => (string)node!["name"]!, StringComparer.Ordinal).Select(node => node!.DeepClone())];

    private static IEnumerable<JsonNode> Descendants(JsonNode? node)
    {
        if (node is null)
            return [];
        var children = node switch
        {
            JsonObject map => map.Select(pair => pair.Value),
            JsonArray array => array,
            _ => [],
        };
        return children.SelectMany(Descendants).Prepend(node);
    }
}

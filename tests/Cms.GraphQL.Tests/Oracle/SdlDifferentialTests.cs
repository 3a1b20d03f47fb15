using System.Text.Json.Nodes;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.GraphQL.Tests.Language;
using Cms.GraphQL.Types;
using Xunit.Abstractions;

namespace Cms.GraphQL.Tests.Oracle;

/// <summary>The reference implementation and ours build schemas of the same texts: the same verdicts, and what is built
/// introspects alike. Seed and number as in <see cref="DifferentialTests"/>.</summary>
public sealed class SdlDifferentialTests(ITestOutputHelper output)
{
    [Fact]
    public void Both_build_the_same_schemas()
    {
        var seed = DifferentialTests.Number("GRAPHQL_SEED") ?? Random.Shared.Next();
        var count = (DifferentialTests.Number("GRAPHQL_CASES") ?? 4000) / 8;
        var generator = new SdlGenerator(seed);
        var cases = Enumerable.Range(0, count).Select(_ => new OracleCase(generator.Next(), Form: "sdl")).ToList();
        var references = ReferenceImplementation.Ask(ReferenceImplementation.Sdl, Answers.Json("null"), [.. cases, new OracleCase("", Form: "introspection")]);
        var query = references[^1].Messages![0];

        var differences = new List<string>();
        for (var i = 0; i < count; i++)
        {
            if (Difference(cases[i].Query, references[i], query) is { } difference)
                differences.Add($"{difference}\n{cases[i].Query}\nreference says: {string.Join("; ", references[i].Messages ?? [])}\n");
        }

        output.WriteLine($"seed {seed}: {string.Join(", ", references.GroupBy(reference => reference.Verdict).Select(group => $"{group.Key} {group.Count()}"))}");
        Assert.All(new[] { "invalid", "valid" }, verdict =>
            Assert.True(references.Count(reference => reference.Verdict == verdict) > count / 30, $"too few of '{verdict}'"));
        Assert.True(differences.Count == 0, $"seed {seed}: {differences.Count} of {count} differ, such as\n\n{string.Join('\n', differences.Take(4))}");
    }

    [Fact]
    public void Printing_and_parsing_round_trip_on_generated_texts_and_on_schemas_made_of_them()
    {
        var seed = DifferentialTests.Number("GRAPHQL_SEED") ?? Random.Shared.Next();
        var generator = new SdlGenerator(seed);
        var schemas = 0;
        for (var i = 0; i < 500; i++)
        {
            var text = generator.Next();
            Document document;
            try
            {
                document = Document.Parse(text);
            }
            catch (SyntaxException)
            {
                continue;
            }

            Assert.True(Trees.Of(document) == Trees.Of(Document.Parse(document.ToString())), $"seed {seed}: {text}");
            if (new SchemaBuilder().AddSdl(text).TryBuild(out _) is not { } schema)
                continue;
            schemas++;
            Assert.True(schema.ToString() == Answers.Schema(schema.ToString()).ToString(), $"seed {seed}: {text}");
        }

        Assert.True(schemas > 50, $"seed {seed}: only {schemas} schemas");
    }

    private static string? Difference(string sdl, Reference reference, string introspection)
    {
        SchemaBuilder builder;
        try
        {
            builder = new SchemaBuilder().AddSdl(sdl);
        }
        catch (SyntaxException exception)
        {
            return reference.Verdict == "syntax" ? null : $"Ours finds a mistake of syntax: {exception.Message} at {exception.At}";
        }

        if (reference.Verdict == "syntax")
            return "Ours finds no mistake of syntax.";
        var schema = builder.TryBuild(out var problems);
        if (schema is null != (reference.Verdict == "invalid"))
            return schema is null ? $"Ours finds it invalid: {string.Join("; ", problems)}" : "Ours finds it valid.";
        if (schema is null)
            return null;
        var ours = Normalise(Answers.Ask(schema, introspection, options: new GraphQLOptions { Limits = new GraphQLLimits { MaxErrors = 1000 } }));
        var theirs = Normalise($$"""{"data":{{reference.Data}}}""");
        return ours == theirs ? null : $"Ours introspects to … {Around(ours, theirs)}\ntheirs to … {Around(theirs, ours)}";
    }

    /// <summary>In order of name, without what both bring along, and without the members of default objects, which the reference fills in.</summary>
    private static string Normalise(string answer)
    {
        var schema = JsonNode.Parse(answer)!["data"]!["__schema"]!;
        schema["types"] = Sorted(schema["types"]!, type => !Name(type).StartsWith("__", StringComparison.Ordinal));
        schema["directives"] = Sorted(schema["directives"]!, directive => Name(directive) is "mark" or "needy");
        foreach (var type in schema["types"]!.AsArray())
        {
            if (Name(type!) is "Int" or "Float" or "String" or "Boolean" or "ID")
                type!["description"] = null;
            if (type!["possibleTypes"] is JsonArray possible)
                type["possibleTypes"] = Sorted(possible, _ => true);
        }

        foreach (var input in Inputs(schema))
        {
            if (((string?)input["defaultValue"])?.StartsWith('{') is true)
                input["defaultValue"] = "{}";
        }

        return schema.ToJsonString();
    }

    private static IEnumerable<JsonNode> Inputs(JsonNode schema)
    {
        static IEnumerable<JsonNode> In(JsonNode? list) => list is JsonArray array ? array.Select(item => item!) : [];
        return In(schema["types"]).SelectMany(type => In(type["inputFields"]).Concat(In(type["fields"]).SelectMany(field => In(field["args"]))))
            .Concat(In(schema["directives"]).SelectMany(directive => In(directive["args"])));
    }

    /// <summary>Where a text begins to differ from another.</summary>
    private static string Around(string text, string other)
    {
        var at = Math.Max(0, text.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count() - 150);
        return text[at..Math.Min(text.Length, at + 300)];
    }

    private static string Name(JsonNode node) => (string)node["name"]!;

    private static JsonArray Sorted(JsonNode array, Func<JsonNode, bool> isKept) =>
        [.. array.AsArray().Where(node => isKept(node!)).OrderBy(node => Name(node!), StringComparer.Ordinal).Select(node => node!.DeepClone())];
}

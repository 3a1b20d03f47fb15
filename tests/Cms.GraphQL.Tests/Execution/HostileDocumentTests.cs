using System.Diagnostics;
using System.Text;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;
using Cms.GraphQL.Validation;

namespace Cms.GraphQL.Tests.Execution;

/// <summary>Documents made to cost much more than their size. Each is answered soon, with the usual bounds and without.</summary>
public sealed class HostileDocumentTests
{
    private static readonly Schema Nodes = Answers.Schema("""
        interface N { a: N b: N x: Int }
        type A implements N { a: N b: N x: Int }
        type B implements N { a: N b: N x: Int }
        type C implements N { a: N b: N x: Int }
        type Query { a: N b: N x: Int }
        """);

    public static TheoryData<string> Names => [.. Documents.Keys];

    private static Dictionary<string, string> Documents { get; } = new()
    {
        ["the same field 3,000 times"] = $"{{ {Many(3000, _ => "x")} }}",
        ["the same field with a selection 900 times"] = $"{{ {Many(900, _ => "a { x }")} }}",
        ["200 times 100 inline fragments in one another"] = $"{{ {Many(200, _ => Nest(60, "... on Query { ", "x "))} }}",
        ["inline fragments of fields in one another"] = $"{{ {Many(60, _ => Nest(30, "a { ", "x "))} }}",
        ["fragments that double 60 times"] =
            "{ a { ...F0 } } " + Many(60, i => $"fragment F{i} on N {{ a {{ ...F{i + 1} }} b {{ ...F{i + 1} }} }}") + " fragment F60 on N { x }",
        ["spreads that double 60 times without a field"] =
            "{ a { ...F0 } } " + Many(60, i => $"fragment F{i} on N {{ ...F{i + 1} ... {{ ...F{i + 1} }} }}") + " fragment F60 on N { x }",
        ["a chain of 95 fragments, each nested deep"] =
            "{ a { ...F0 } } " + Many(95, i => $"fragment F{i} on N {{ {Nest(8, "... { ", $"...F{i + 1}")} }}") + " fragment F95 on N { x }",
        ["a circle of fragments"] = "{ a { ...A } } fragment A on N { a { ...B } b { ...A } } fragment B on N { ...A a { ...B } }",
        ["subsets of fragments as a determinised automaton"] =
            "{ a { " + Many(14, i => $"...S{i}") + " } } "
            + Many(14, i => $"fragment S{i} on N {{ a {{ ...S{(i + 1) % 14} }} b {{ {(i == 0 ? "...S0 ...S1" : $"...S{(i + 1) % 14}")} }} }}"),
        ["types that multiply down the levels"] = "{ a { " + Types(5) + " } }",
        ["400 different aliases of one another's names"] = $"{{ a {{ {Many(400, i => $"k{i}: a {{ k{i + 1}: x }}")} }} }}",
        ["arguments that are long"] = $"{{ {Many(100, i => $"x(y: [{Many(30, _ => "1")}])")} }}",
        ["fifty thousand levels of lists"] = "{ x(y: " + new string('[', 50_000),
        ["fifty thousand levels of selections"] = string.Concat(Enumerable.Repeat("{a", 50_000)),
        ["unknown directives"] = $"{{ x {Many(1500, i => $"@d{i}")} }}",
        ["unknown fields"] = $"{{ {Many(2000, i => $"unknown{i}")} }}",
        ["unused variables"] = $"query ({Many(900, i => $"$v{i}: Int")}) {{ x }}",
        ["operations that share fragments"] =
            Many(100, i => $"query Q{i} {{ a {{ ...F0 }} }}") + Many(90, i => $"fragment F{i} on N {{ x ...F{i + 1} }}") + " fragment F90 on N { x }",
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_answered_soon_within_the_usual_bounds(string name)
    {
        var time = Stopwatch.StartNew();
        var (text, _) = new GraphQLExecutor(Nodes).Run(new GraphQLRequest(Documents[name]));
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(2), $"{time.Elapsed} for {text[..Math.Min(200, text.Length)]}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_validation_ends_soon_even_without_bounds(string name)
    {
        Document document;
        try
        {
            document = Document.Parse(Documents[name]);
        }
        catch (SyntaxException exception)
        {
            Assert.True(exception.IsBound || name == "fifty thousand levels of lists");
            return;
        }

        var time = Stopwatch.StartNew();
        DocumentValidator.Validate(Nodes, document, 20, true);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(5), $"{time.Elapsed}");
    }

    [Fact]
    public void Merging_takes_time_in_proportion_to_the_document()
    {
        static TimeSpan Time(int count)
        {
            var document = Document.Parse($"{{ {Many(count, i => $"a {{ b {{ x y{i % 7}: x }} }}")} }}");
            var time = Stopwatch.StartNew();
            Assert.Empty(DocumentValidator.Validate(Nodes, document, 20, true));
            return time.Elapsed;
        }

        Time(1000);
        var small = Time(2000);
        var large = Time(40_000);
        Assert.True(large < (small * 20 * 4) + TimeSpan.FromMilliseconds(300), $"{small} for 2,000 and {large} for 40,000");
    }

    private static string Many(int count, Func<int, string> make) => string.Join(' ', Enumerable.Range(0, count).Select(make));

    private static string Nest(int depth, string open, string inside) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inside + new string('}', depth);

    private static string Types(int depth)
    {
        if (depth == 0)
            return "x";
        var text = new StringBuilder();
        foreach (var type in new[] { "N", "A", "B", "C" })
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"... on {type} {{ a {{ {Types(depth - 1)} }} }} ");
        return text.ToString();
    }
}

using System.Collections.Immutable;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;
using Cms.GraphQL.Validation;
using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Tests.Validation;

/// <summary>What validation costs, counted in steps: a document twice as long takes about twice the steps, however it is made, and a
/// document made to take many more is refused after a bounded number.</summary>
public sealed class WorkTests
{
    private static readonly Schema Nodes = Answers.Schema("""
        interface N { a: N b: N x(y: Any): Int }
        type A implements N { a: N b: N x(y: Any): Int }
        type B implements N { a: N b: N x(y: Any): Int }
        type C implements N { a: N b: N x(y: Any): Int }
        scalar Any
        type Query { a: N b: N x(y: Any): Int }
        """);

    /// <summary>By name, documents of a given size, valid and invalid.</summary>
    private static Dictionary<string, Func<int, string>> Families { get; } = new()
    {
        ["one leaf again and again"] = n => $"{{ {Many(n, _ => "x")} }}",
        ["one alias again and again"] = n => $"{{ {Many(n, _ => "k: x")} }}",
        ["one alias of two fields in turn"] = n => $"{{ {Many(n, i => i % 2 == 0 ? "k: a { x }" : "k: b { x }")} }}",
        ["one alias with other arguments each time"] = n => $"{{ {Many(n, i => $"k: x(y: {i})")} }}",
        ["as many aliases"] = n => $"{{ {Many(n, i => $"k{i}: x")} }}",
        ["one field with a selection"] = n => $"{{ {Many(n, _ => "a { b { x } }")} }}",
        ["selections repeated at each of ten levels"] = n => $"{{ {Many(n, _ => Nest(10, "a { ", "x "))} }}",
        ["aliases of one another's names below"] = n => $"{{ a {{ {Many(n, i => $"k{i}: a {{ k{i + 1}: x }}")} }} }}",
        ["inline fragments nested in one another"] = n => $"{{ {Many(n, _ => Nest(20, "... { ", "x "))} }}",
        ["inline fragments on every type in turn"] = n => $"{{ a {{ {Many(n, i => $"... on {"NABC"[i % 4]} {{ k: a {{ x }} }}")} }} }}",
        ["a chain of fragments"] = n => "{ a { ...F0 } } " + Many(n, i => $"fragment F{i} on N {{ x ...F{i + 1} }}") + $" fragment F{n} on N {{ x }}",
        ["a chain of fragments, last one first"] = n =>
            $"fragment F{n} on N {{ x }} " + Many(n, i => $"fragment F{n - 1 - i} on N {{ x ...F{n - i} }}") + " { a { ...F0 } }",
        ["a chain of fragments that nobody uses, last one first"] = n =>
            $"fragment F{n} on N {{ x }} " + Many(n, i => $"fragment F{n - 1 - i} on N {{ x ...F{n - i} }}") + " { x }",
        ["a chain of fragments, each spread by its fellow twice"] = n =>
            "{ a { ...F0 } } " + Many(n, i => $"fragment F{i} on N {{ ...F{i + 1} ... {{ ...F{i + 1} }} }}") + $" fragment F{n} on N {{ x }}",
        ["a circle of fragments"] = n => "{ a { ...F0 } } " + Many(n, i => $"fragment F{i} on N {{ x ...F{(i + 1) % n} }}"),
        ["fragments that spread the first one"] = n => $"{{ a {{ {Many(n, i => $"...F{i}")} }} }} " + Many(n, i => $"fragment F{i} on N {{ x ...F0 }}"),
        ["variables in one fragment"] = n =>
            $"query ({Many(n, i => $"$v{i}: Any")}) {{ a {{ ...F }} }} fragment F on N {{ {Many(n, i => $"k{i}: x(y: $v{i})")} }}",
        ["one variable in as many fragments"] = n =>
            $"query ($v: Any) {{ a {{ {Many(n, i => $"...F{i}")} }} }} " + Many(n, i => $"fragment F{i} on N {{ k{i}: x(y: $v) }}"),
        ["variables that nobody declares"] = n => $"{{ {Many(n, i => $"k{i}: x(y: $v{i})")} }}",
        ["twenty operations with one chain of fragments"] = n =>
            Many(20, i => $"query Q{i} {{ a {{ ...F0 }} }}") + Many(n, i => $" fragment F{i} on N {{ x ...F{i + 1} }}") + $" fragment F{n} on N {{ x }}",
        ["operations"] = n => Many(n, i => $"query Q{i} {{ a {{ x }} }}"),
        ["a long list"] = n => $"{{ x(y: [{Many(n, _ => "1")}]) }}",
        ["a wide object"] = n => $"{{ x(y: {{ {Many(n, i => $"f{i}: 1")} }}) }}",
        ["long arguments, each twice"] = n => $"{{ {Many(n / 20, i => $"k{i}: x(y: [{Many(20, _ => "1")}]) k{i}: x(y: [{Many(20, _ => "1")}])")} }}",
        ["unknown directives"] = n => $"{{ x {Many(n, i => $"@d{i}")} }}",
        ["one directive again and again"] = n => $"{{ x {Many(n, _ => "@skip(if: false)")} }}",
    };

    public static TheoryData<string> Names => [.. Families.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Twice_the_document_takes_about_twice_the_steps(string family)
    {
        var (small, large) = (Count(family, 400), Count(family, 800));
        Assert.True(large.Steps <= (small.Steps * 2.1) + 200, $"{small.Steps} steps for {small.Tokens} tokens, {large.Steps} for {large.Tokens}");
        Assert.True(large.Steps <= large.Tokens * 25, $"{large.Steps} steps for {large.Tokens} tokens");
    }

    [Theory]
    [InlineData("a { NEXT } b { NEXT }")]
    [InlineData("NEXT a { NEXT }")]
    [InlineData("... on A { a { NEXT } } ... on B { a { NEXT } } ... on C { a { NEXT } }")]
    public void Fragments_that_grow_exponentially_when_expanded_take_a_bounded_number_of_steps(string body)
    {
        // 2^60 fields and more, were they written out.
        var query = "{ a { ...F0 } } "
            + Many(60, i => $"fragment F{i} on N {{ {body.Replace("NEXT", $"...F{i + 1}", StringComparison.Ordinal)} }}")
            + " fragment F60 on N { x }";
        DocumentValidator.Validate(Nodes, Document.Parse(query), 20, true, default, out var steps);
        Assert.InRange(steps, 1, 1_100_000);
    }

    [Fact]
    public void Merging_alone_is_linear_in_what_it_compares()
    {
        static long Compared(int count)
        {
            ImmutableArray<ValidationRule> rules = [new FieldSelectionMerging()];
            DocumentValidator.Validate(Nodes, Document.Parse($"{{ {Many(count, _ => "k: a { b { x } }")} }}"), 20, true, rules, out _);
            return ((FieldSelectionMerging)rules[0]).Work;
        }

        // Comparing every two would take 500,000 comparisons for the first thousand at the first level alone.
        Assert.InRange(Compared(1000), 1000, 20_000);
        Assert.InRange(Compared(2000) / (double)Compared(1000), 1.9, 2.1);
    }

    private static (long Steps, int Tokens) Count(string family, int size)
    {
        var document = Document.Parse(Families[family](size));
        DocumentValidator.Validate(Nodes, document, 20, true, default, out var steps);
        return (steps, document.Tokens);
    }

    private static string Many(int count, Func<int, string> make) => string.Join(' ', Enumerable.Range(0, count).Select(make));

    private static string Nest(int depth, string open, string inside) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inside + new string('}', depth);
}

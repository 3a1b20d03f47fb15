using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Tests.Execution;

public sealed class LimitTests
{
    private static readonly Schema Things = MakeThings();

    [Theory]
    [InlineData("depth", "The request has more than 15 levels of fields.")]
    [InlineData("depth in fragments", "The request has more than 15 levels of fields.")]
    [InlineData("aliases", "The request has more than 60 aliases.")]
    [InlineData("aliases in fragments", "The request has more than 60 aliases.")]
    [InlineData("root fields", "The request has more than 20 root fields.")]
    [InlineData("root fields in fragments", "The request has more than 20 root fields.")]
    [InlineData("fields", "The request has more than 1500 fields.")]
    [InlineData("fields in fragments", "The request has more than 1500 fields.")]
    [InlineData("directives", "The request has more than 60 directives.")]
    [InlineData("directives in fragments", "The request has more than 60 directives.")]
    [InlineData("tokens", "The document has more than 4000 tokens.")]
    [InlineData("comments", "The document has more than 4000 tokens.")]
    [InlineData("operations", "The request has more than 20 operations.")]
    [InlineData("fragments", "The request has more than 100 fragments.")]
    [InlineData("variables", "The request has more than 100 variables.")]
    [InlineData("introspection", "The request has more than 3 lists of introspection in one another.")]
    [InlineData("introspection in fragments", "The request has more than 3 lists of introspection in one another.")]
    [InlineData("nesting", "The document nests deeper than 64 levels.")]
    [InlineData("deepest nesting", "The document nests deeper than 256 levels.")]
    [InlineData("shallow nesting", "The document nests deeper than 3 levels.")]
    [InlineData("shallow introspection", "The request has more than 1 lists of introspection in one another.")]
    [InlineData("objects", "The answer has more than 200000 objects. Ask for smaller pages or fewer fields.")]
    [InlineData("cost", "The request may cost more than 200000: fields, multiplied by page sizes. Ask for smaller pages or fewer fields.")]
    [InlineData("nested spreads", "The request has more than 256 levels of nested selections.")]
    public void A_bound_is_kept_exactly_and_told(string what, string message)
    {
        var limits = what switch
        {
            "deepest nesting" => new GraphQLLimits { MaxParserDepth = 1000 },
            "shallow nesting" => new GraphQLLimits { MaxParserDepth = 3 },
            "shallow introspection" => new GraphQLLimits { MaxIntrospectionDepth = 1 },
            _ => new GraphQLLimits(),
        };
        var executor = new GraphQLExecutor(Things, new GraphQLOptions { Limits = limits });
        var (within, beyond) = Documents(what);
        var good = executor.Run(new GraphQLRequest(within, what == "operations" ? "Q0" : null));
        Assert.True(good.Outcome.Stage == RequestStage.Executed, good.Text);
        var (text, outcome) = executor.Run(new GraphQLRequest(beyond));
        Assert.Equal((RequestStage.Limit, message), (outcome.Stage, outcome.Errors[0].Message));
        Assert.Equal("LIMIT_EXCEEDED", Answers.Json(text).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{ things(first: 10) { id } }", 11)]
    [InlineData("{ things { id } }", 101)]
    [InlineData("{ things(first: 10) { id thing { id } } }", 31)]
    [InlineData("{ things(first: 10) { things(first: 10) { id } } }", 111)]
    [InlineData("query ($n: Int = 7) { things(first: $n) { id } }", 8)]
    [InlineData("{ things(first: 0) { id } }", 1)]
    [InlineData("{ things(first: -5) { id } }", 1)]
    [InlineData("{ things(first: 2147483647) { things(first: 2147483647) { things(first: 2147483647) { id } } } }", long.MaxValue)]
    [InlineData("{ any { ... on Thing { things(first: 10) { id } } ... on Other { id id2: id } } }", 12)]
    [InlineData("{ things(first: 5) { ...F ...F } a: things(first: 5) { ...F } } fragment F on Thing { id }", 12)]
    public void Cost_multiplies_by_page_sizes(string query, long cost)
    {
        if (cost < long.MaxValue)
            Assert.Equal(RequestStage.Executed, Stage(query, cost));
        Assert.Equal(RequestStage.Limit, Stage(query, Math.Min(cost, 1_000_000) - 1));
    }

    [Fact]
    public void The_usual_introspection_query_is_within_the_bounds()
    {
        const string OfType = "ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { name } } } } } } } }";
        var query = $$"""
            { __schema { queryType { name } directives { name args(includeDeprecated: true) { ...I } }
              types { kind name fields(includeDeprecated: true) { name args { ...I } type { ...T } } inputFields { ...I }
                interfaces { ...T } enumValues { name } possibleTypes { ...T } } } }
            fragment I on __InputValue { name type { ...T } defaultValue }
            fragment T on __Type { kind name {{OfType}} }
            """;
        var (text, outcome) = new GraphQLExecutor(Things).Run(new GraphQLRequest(query));
        Assert.True(outcome.Stage == RequestStage.Executed && outcome.Errors.IsEmpty, text);
    }

    private static RequestStage Stage(string query, long limit) =>
        new GraphQLExecutor(Things, new GraphQLOptions { Limits = new GraphQLLimits { MaxComplexity = limit } })
            .Run(new GraphQLRequest(query)).Outcome.Stage;

    private static (string Within, string Beyond) Documents(string what)
    {
        static string Many(int count, Func<int, string> make) => string.Join(' ', Enumerable.Range(0, count).Select(make));
        static string Deep(int depth) => string.Concat(Enumerable.Repeat("{ thing ", depth - 1)) + "{ id " + new string('}', depth);
        static (string, string) Both(int limit, Func<int, string> make) => (make(limit), make(limit + 1));
        return what switch
        {
            "depth" => Both(15, Deep),
            "depth in fragments" => Both(15, n =>
                $"{{ thing {{ ...A }} }} fragment A on Thing {{ thing {{ ...B }} }} fragment B on Thing {Deep(n - 2)}"),
            "aliases" => Both(60, n => $"{{ thing {{ {Many(n, i => $"a{i}: id")} }} }}"),
            "aliases in fragments" => Both(60, n =>
                $"{{ thing {{ ...F thing {{ ...F }} {Many(n - 40, i => $"b{i}: id")} }} }} fragment F on Thing {{ {Many(20, i => $"a{i}: id")} }}"),
            "root fields" => Both(20, n => $"{{ {Many(n, i => $"a{i}: id")} }}"),
            "root fields in fragments" => Both(20, n => $"{{ ...F {Many(n - 10, i => $"a{i}: id")} }} fragment F on Query {{ {Many(10, i => $"b{i}: id")} }}"),
            "fields" => Both(1500, n => $"{{ {Many(n, _ => "id")} }}"),
            "fields in fragments" => Both(1500, n =>
                $"{{ thing {{ ...F thing {{ ...F }} }} {Many(n - 1402, _ => "id")} }} fragment F on Thing {{ {Many(700, _ => "id")} }}"),
            "directives" => Both(60, n => $"{{ {Many(n, _ => "id @skip(if: false)")} }}"),
            "directives in fragments" => Both(60, n =>
                $"{{ thing {{ ...F thing {{ ...F }} }} {Many(n - 58, _ => "id @skip(if: false)")} }} fragment F on Thing {{ {Many(29, _ => "id @skip(if: false)")} }}"),
            "tokens" => ("{ id(x: [" + Many(3991, _ => "1") + "]) }", "{ id(x: [" + Many(3992, _ => "1") + "]) }"),
            "comments" => ("{ id }" + Many(3997, _ => "#\n"), "{ id }" + Many(3998, _ => "#\n")),
            "operations" => Both(20, n => Many(n, i => $"query Q{i} {{ id }}")),
            "fragments" => Both(100, n => $"{{ {Many(n, i => $"...F{i}")} }} {Many(n, i => $"fragment F{i} on Query {{ id }}")}"),
            "variables" => Both(100, n => $"query ({Many(n, i => $"$v{i}: Int")}) {{ id(x: [{Many(n, i => $"$v{i}")}]) }}"),
            "introspection" => (
                "{ __schema { types { fields { type { fields { name } } } } } }",
                "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"),
            "introspection in fragments" => (
                "{ __schema { types { ...F } } } fragment F on __Type { fields { args { name } } }",
                "{ __schema { types { ...F } } } fragment F on __Type { fields { type { ...G } } } fragment G on __Type { fields { args { name } } }"),
            "nesting" => Both(63, n => $"{{ id(x: {new string('[', n)}{new string(']', n)}) }}"),
            "deepest nesting" => Both(255, n => $"{{ id(x: {new string('[', n)}{new string(']', n)}) }}"),
            "shallow nesting" => ("{ thing { thing { id } } }", "{ thing { thing { thing { id } } } }"),
            "shallow introspection" => ("{ __schema { types { name } } }", "{ __schema { types { fields { name } } } }"),
            "objects" => Both(200_000, n => $"{{ more(count: {n}) {{ id }} }}"),
            "cost" => Both(199_999, n => $"{{ things(first: {n}) {{ id }} }}"),
            "nested spreads" => Both(256, n =>
            {
                // The operation's level, 42 times six, and as many as are missing.
                static string Nest(int levels, string inside) =>
                    string.Concat(Enumerable.Repeat("... { ", levels)) + inside + new string('}', levels);
                return "{ ...F0 } " + Many(42, i =>
                    $"fragment F{i} on Query {{ {Nest(5, i < 41 ? $"...F{i + 1}" : Nest(n - 253, "id"))} }}");
            }),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }

    private static Schema MakeThings()
    {
        var builder = new SchemaBuilder().AddSdl("""
            union Any = Thing | Other
            type Other { id: ID }
            type Query { id(x: JSON): ID thing: Thing any: Any }
            type Thing { id: ID thing: Thing }
            """);
        foreach (var type in new[] { "Query", "Thing" })
        {
            builder.Object(type).Field("things", "[Thing]").Argument("first", "Int", "100")
                .PageSize(arguments => arguments.Get("first", 100)).Resolve((_, _) => null);
        }

        // Promises no page size, as a list of introspection does not.
        var thing = new object();
        builder.Object("Query").Field("more", "[Thing]").Argument("count", "Int!")
            .Resolve((_, context) => Enumerable.Repeat(thing, context.Arguments.Get<int>("count")).ToArray());
        return builder.Build();
    }

    [Fact]
    public void Every_bound_is_kept_when_all_are_exceeded_at_once()
    {
        // Deep, wide, aliased, with directives, fragments, introspection and cost, far beyond each of them.
        var wide = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"a{i}: thing @skip(if: false) @include(if: true) {{ id ...F }}"));
        var query = $"query Q {{ {wide} __schema {{ types {{ fields {{ args {{ type {{ fields {{ name }} }} }} }} }} }} }} "
            + $"fragment F on Thing {{ things(first: 2147483647) {{ {string.Concat(Enumerable.Repeat("thing { ", 40))} ...F {new string('}', 40)} }} }}";
        var (_, outcome) = new GraphQLExecutor(Things).Run(new GraphQLRequest(query));
        Assert.Equal((RequestStage.Limit, "LIMIT_EXCEEDED"), (outcome.Stage, outcome.Errors.Single().Code));
    }

    [Fact]
    public void Mutations_are_told_what_they_did_however_much_it_is()
    {
        var builder = new SchemaBuilder().AddSdl("type Query { a: Int } type Mutation { a: Int }");
        builder.Object("Mutation").Field("done", "[Mutation]").Resolve((_, _) => Enumerable.Repeat(new object(), 50).ToArray());
        var options = new GraphQLOptions { Limits = new GraphQLLimits { MaxComplexity = 20 } };
        var (text, outcome) = new GraphQLExecutor(builder.Build(), options).Run(new GraphQLRequest("mutation { done { __typename } }"));
        Assert.True(outcome.Stage == RequestStage.Executed && outcome.Errors.IsEmpty, text);
    }
}

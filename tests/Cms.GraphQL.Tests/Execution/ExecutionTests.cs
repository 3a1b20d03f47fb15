using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Tests.Execution;

public sealed class ExecutionTests
{
    private static readonly Schema Animals = Answers.Schema("""
        interface Animal { name: String }
        type Dog implements Animal { name: String barks: Boolean friend: Animal }
        type Cat implements Animal { name: String purrs: Boolean }
        union Any = Dog | Cat
        type Query { animals: [Animal] any: Any dog: Dog }
        """);

    private static readonly object? Zoo = Answers.Data("""
        {"animals":[{"__typename":"Dog","name":"Rex","barks":true},{"__typename":"Cat","name":"Mia","purrs":true},{"__typename":"Fish"},null],
         "any":{"__typename":"Cat","name":"Tom"},"dog":{"name":"Ace","barks":false,"friend":{"__typename":"Cat","name":"Kit"}}}
        """);

    [Theory]
    [InlineData("{ dog { barks a: name name } }", """{"dog":{"barks":false,"a":"Ace","name":"Ace"}}""")]
    [InlineData("{ dog { name ...F barks } } fragment F on Animal { ... on Dog { friend { name } } barks: __typename name }",
        null)]
    [InlineData("{ dog { ...F barks name } } fragment F on Dog { name friend { name } }", """{"dog":{"name":"Ace","friend":{"name":"Kit"},"barks":false}}""")]
    [InlineData("{ dog { friend { name } friend { __typename } } }", """{"dog":{"friend":{"name":"Kit","__typename":"Cat"}}}""")]
    [InlineData("{ any { __typename ... on Cat { name } ... on Dog { barks } } }", """{"any":{"__typename":"Cat","name":"Tom"}}""")]
    [InlineData("{ dog { name @skip(if: true) barks @include(if: true) } }", """{"dog":{"barks":false}}""")]
    [InlineData("{ dog { name @skip(if: false) @include(if: false) barks @include(if: true) @skip(if: false) } }", """{"dog":{"barks":false}}""")]
    [InlineData("{ dog { name ... @include(if: false) { barks } ...F @skip(if: true) } } fragment F on Dog { friend { name } }", """{"dog":{"name":"Ace"}}""")]
    [InlineData("{ dog { x: name @skip(if: true) barks x: name } }", """{"dog":{"barks":false,"x":"Ace"}}""")]
    public void Data_comes_in_the_order_in_which_fields_are_collected(string query, string? expected)
    {
        var answer = Animals.Ask(query, null, Zoo);
        if (expected is null)
            Assert.Contains("VALIDATION_FAILED", answer, StringComparison.Ordinal);
        else
            Assert.Equal($$"""{"data":{{expected}}}""", answer);
    }

    [Fact]
    public void An_object_whose_type_is_not_known_is_an_error_of_its_own()
    {
        var answer = Answers.Json(Animals.Ask("{ animals { name ... on Dog { barks } ... on Cat { purrs } } }", null, Zoo));
        Assert.Equal("""[{"name":"Rex","barks":true},{"name":"Mia","purrs":true},null,null]""",
            answer.GetProperty("data").GetProperty("animals").GetRawText());
        Assert.Equal("""["animals",2]""", answer.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    [Fact]
    public void Conditions_by_variables_work_on_one_remembered_document()
    {
        var executor = new GraphQLExecutor(Animals);
        const string Query = "query ($a: Boolean!, $b: Boolean = true) { dog { name @include(if: $a) barks @skip(if: $b) } }";
        Assert.Equal("""{"data":{"dog":{"name":"Ace"}}}""", executor.Ask(Query, """{"a":true}""", Zoo));
        Assert.Equal("""{"data":{"dog":{}}}""", executor.Ask(Query, """{"a":false}""", Zoo));
        Assert.Equal("""{"data":{"dog":{"name":"Ace","barks":false}}}""", executor.Ask(Query, """{"a":true,"b":false}""", Zoo));
        Assert.Equal("""{"data":{"dog":{"name":"Ace"}}}""", executor.Ask(Query, """{"a":true}""", Zoo));
        var answer = Answers.Json(executor.Ask(Query, """{"a":true,"b":null}""", Zoo));
        Assert.Equal("""{"dog":null}""", answer.GetProperty("data").GetRawText());
        Assert.Equal("""["dog"]""", answer.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    [Fact]
    public void Root_fields_of_a_mutation_run_one_after_the_other_with_all_that_is_below_them()
    {
        var log = new List<string>();
        var builder = new SchemaBuilder().Roots(mutation: "Mutation");
        builder.Object("Query").Field("a", "Int");
        foreach (var name in new[] { "first", "second" })
        {
            builder.Object("Mutation").Field(name, "Step").Batch(async (_, _) =>
            {
                log.Add(name);
                await Task.Delay(5);
                return [FieldResult.Of(name)];
            });
        }

        builder.Object("Mutation").Field("plain", "Int").Resolve((_, _) => log.Count);
        builder.Object("Step").Field("below", "String").Batch(async (_, parents) =>
        {
            log.Add($"below {parents[0]}");
            await Task.Delay(5);
            return [FieldResult.Of(parents[0])];
        });

        Assert.Equal("""{"data":{"x":{"below":"first"},"second":{"below":"second"},"first":{"below":"first"},"plain":6}}""",
            builder.Build().Ask("mutation { x: first { below } second { below } first { below } plain }"));
        Assert.Equal(["first", "below first", "second", "below second", "first", "below first"], log);
    }

    [Fact]
    public void A_batch_gets_the_parents_of_a_whole_level_across_lists()
    {
        var calls = new List<string>();
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("numbers", "[Number]").Resolve((_, _) => Enumerable.Range(1, 3).Select(n => (object)new[] { n }));
        var number = builder.Object("Number");
        number.Field("value", "Int").Resolve<int[]>(n => n[0]);
        number.Field("multiples", "[Number!]").Argument("times", "[Int!]!").Batch((context, parents) =>
        {
            calls.Add($"{context.ResponseName}: {string.Join(' ', parents.Cast<int[]>().Select(n => n[0]))}");
            var times = context.Arguments.List("times").Cast<int>().ToList();
            return ValueTask.FromResult<IReadOnlyList<FieldResult>>(
                [.. parents.Cast<int[]>().Select(n => FieldResult.Of(times.Select(t => new[] { n[0] * t }).ToList()))]);
        });

        Assert.Equal(
            """{"data":{"numbers":[{"multiples":[{"value":2,"m":[{"value":20}]},{"value":3,"m":[{"value":30}]}]},{"multiples":[{"value":4,"m":[{"value":40}]},{"value":6,"m":[{"value":60}]}]},{"multiples":[{"value":6,"m":[{"value":60}]},{"value":9,"m":[{"value":90}]}]}]}}""",
            builder.Build().Ask("query ($t: Int!) { numbers { multiples(times: [2, 3]) { value m: multiples(times: [$t]) { value } } } }", """{"t":10}"""));
        Assert.Equal(["multiples: 1 2 3", "m: 2 3 4 6 6 9"], calls);
    }

    [Fact]
    public void The_look_ahead_knows_fields_arguments_and_types()
    {
        var seen = new List<string>();
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("things", "[Thing]").Batch((context, _) =>
        {
            var selection = context.Selection;
            seen.AddRange(selection.Fields.Select(field => $"{field.ParentType}.{field.Definition.Name}"));
            seen.Add($"{selection.Asks("size")} {selection.Asks("color")} {selection.Find("items")!.Arguments.Get<int>("first")} {selection.Find("items")!.Selection.Asks("name")}");
            seen.AddRange(selection.On((ObjectType)context.Schema.FindType("B")!).Select(field => field.ResponseName));
            return ValueTask.FromResult<IReadOnlyList<FieldResult>>([FieldResult.Null]);
        });
        builder.Interface("Thing").ResolveType(_ => "A").Field("size", "Int");
        foreach (var name in new[] { "A", "B" })
        {
            builder.Object(name).Implements("Thing").Field("size", "Int");
            builder.Object(name).Field("color", "Int");
        }

        builder.Object("A").Field("items", "[A]").Argument("first", "Int", "10");
        builder.Object("A").Field("name", "String");

        builder.Build().Ask("query ($n: Int) { things { __typename s: size ... on A { items(first: $n) { name } } } }", """{"n":7}""");
        Assert.Equal(["A.size", "A.items", "B.size", "True False 7 True", "s"], seen);
    }

    [Fact]
    public void State_is_found_as_it_is_or_as_a_service()
    {
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("user", "String").Resolve((_, context) => context.Get<string>());
        var executor = new GraphQLExecutor(builder.Build());
        Assert.Equal("""{"data":{"user":"rana"}}""", executor.Ask("{ user }", state: "rana"));
        Assert.Equal("""{"data":{"user":"sami"}}""", executor.Ask("{ user }", state: new Services()));
        Assert.Contains("INTERNAL", executor.Ask("{ user }"), StringComparison.Ordinal);
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(string) ? "sami" : null;
    }

    [Fact]
    public void Introspection_and_mutations_can_be_refused_for_a_request()
    {
        var executor = new GraphQLExecutor(Answers.Schema("type Query { name: String } type Mutation { name: String }"));
        foreach (var query in new[] { "{ __schema { queryType { name } } }", "{ ...F } fragment F on Query { __type(name: \"Query\") { name } }" })
        {
            Assert.Equal(RequestStage.Executed, executor.Run(new GraphQLRequest(query)).Outcome.Stage);
            var (text, outcome) = executor.Run(new GraphQLRequest(query) { AllowIntrospection = false });
            Assert.Equal(RequestStage.Validation, outcome.Stage);
            Assert.Contains("INTROSPECTION_DISABLED", text, StringComparison.Ordinal);
        }

        Assert.Contains("Did you mean 'name'?", executor.Run(new GraphQLRequest("{ nam }")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", executor.Run(new GraphQLRequest("{ nam }") { AllowIntrospection = false }).Text, StringComparison.Ordinal);
        Assert.Equal(RequestStage.OperationNotAllowed,
            executor.Run(new GraphQLRequest("mutation { name }") { AllowMutations = false }).Outcome.Stage);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", executor.Run(new GraphQLRequest("{ __typename }") { AllowIntrospection = false }).Text);
    }

    [Fact]
    public void The_operation_is_chosen_by_name()
    {
        var executor = new GraphQLExecutor(Answers.Schema("type Query { a: Int b: Int } type Subscription { s: Int }"));
        const string Query = "query A { a } query B { b } subscription S { s }";
        Assert.Equal("""{"data":{"b":null}}""", executor.Run(new GraphQLRequest(Query, "B")).Text);
        Assert.Equal(RequestStage.Operation, executor.Run(new GraphQLRequest(Query, "C")).Outcome.Stage);
        Assert.Equal(RequestStage.Operation, executor.Run(new GraphQLRequest(Query)).Outcome.Stage);
        Assert.Equal(
            """{"errors":[{"message":"Subscriptions are not served here.","locations":[{"line":1,"column":29}],"extensions":{"code":"OPERATION_NOT_ALLOWED"}}]}""",
            executor.Run(new GraphQLRequest(Query, "S")).Text);
        Assert.Equal(RequestStage.Operation, executor.Run(new GraphQLRequest(Query, "S")).Outcome.Stage);
        Assert.Equal(RequestStage.Operation, executor.Run(new GraphQLRequest("query A { a }", "B")).Outcome.Stage);
    }

    [Fact]
    public void An_answer_tells_when_it_holds_only_now_or_only_for_one()
    {
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("now", "String").Volatile().Resolve((_, _) => "noon");
        builder.Object("Query").Field("name", "String").Resolve((_, _) => "x");
        builder.Object("Query").Field("self", "Query").Batch((_, parents) =>
            ValueTask.FromResult<IReadOnlyList<FieldResult>>([.. parents.Select(parent => FieldResult.Of(parent))]));
        var executor = new GraphQLExecutor(builder.Build());
        Assert.False(executor.Run(new GraphQLRequest("{ name self { name } }")).Outcome.IsVolatile);
        Assert.True(executor.Run(new GraphQLRequest("{ now }")).Outcome.IsVolatile);
        Assert.True(executor.Run(new GraphQLRequest("{ self { self { x: now } } }")).Outcome.IsVolatile);
        Assert.False(executor.Run(new GraphQLRequest("{ name now @skip(if: true) }")).Outcome.IsVolatile);
    }
}

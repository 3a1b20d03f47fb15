using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Tests.Execution;

public sealed class ErrorTests
{
    private const string Sdl = """
        type Query { a: A list: [A] strict: [A!] strictest: [A!]! text: String must: String! number: Int float: Float
          matrix: [[Int!]!] level: Level id: ID }
        type A { text: String must: String! below: A belowMust: A! items: [Int!] }
        enum Level { LOW HIGH }
        """;

    [Theory]
    [InlineData("{ a { must } text }", """{"a":{"must":null},"text":"x"}""",
        """{"data":{"a":null,"text":"x"},"paths":["a.must"]}""")]
    [InlineData("{ a { below { belowMust { must } } } }", """{"a":{"below":{"belowMust":{"must":null}}}}""",
        """{"data":{"a":{"below":null}},"paths":["a.below.belowMust.must"]}""")]
    [InlineData("{ text must }", """{"text":"x"}""", """{"data":null,"paths":["must"]}""")]
    [InlineData("{ list { must } }", """{"list":[{"must":"x"},{"must":null},null,{"must":"y"}]}""",
        """{"data":{"list":[{"must":"x"},null,null,{"must":"y"}]},"paths":["list.1.must"]}""")]
    [InlineData("{ strict { must } text }", """{"strict":[{"must":"x"},{"must":null}],"text":"x"}""",
        """{"data":{"strict":null,"text":"x"},"paths":["strict.1.must"]}""")]
    [InlineData("{ strict { text } }", """{"strict":[{"text":"x"},null]}""",
        """{"data":{"strict":null},"paths":["strict.1"]}""")]
    [InlineData("{ strictest { must } }", """{"strictest":[{"must":null}]}""",
        """{"data":null,"paths":["strictest.0.must"]}""")]
    [InlineData("{ first: list { must } list { below { text } } }", """{"list":[{"must":null,"below":{"text":"b"}},{"must":"m","below":null}]}""",
        """{"data":{"first":[null,{"must":"m"}],"list":[{"below":{"text":"b"}},{"below":null}]},"paths":["first.0.must"]}""")]
    [InlineData("{ matrix }", """{"matrix":[[1,2],[3,null],[4]]}""", """{"data":{"matrix":null},"paths":["matrix.1.1"]}""")]
    [InlineData("{ list { items } }", """{"list":[{"items":[1,"x"]},{"items":[2]}]}""",
        """{"data":{"list":[{"items":null},{"items":[2]}]},"paths":["list.0.items.1"]}""")]
    [InlineData("{ number text }", """{"number":2147483648,"text":"x"}""", """{"data":{"number":null,"text":"x"},"paths":["number"]}""")]
    [InlineData("{ level number }", """{"level":"MIDDLE","number":1.5}""", """{"data":{"level":null,"number":null},"paths":["level","number"]}""")]
    [InlineData("{ id text }", """{"id":7,"text":7}""", """{"data":{"id":"7","text":null},"paths":["text"]}""")]
    public void Null_and_wrong_values_reach_the_nearest_place_that_may_be_null(
        string query, string data, string expected)
    {
        var answer = Answers.Json(Answers.Schema(Sdl).Ask(query, null, Answers.Data(data)));
        var paths = answer.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(error => '"' + string.Join('.', error.GetProperty("path").EnumerateArray()) + '"')
            : [];
        Assert.Equal(expected, $$"""{"data":{{answer.GetProperty("data").GetRawText()}},"paths":[{{string.Join(',', paths)}}]}""");
    }

    [Fact]
    public void An_error_has_message_place_path_and_code_and_comes_before_the_data()
    {
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("items", "[Item]").Resolve((_, _) => new object[] { 1, 2 });
        builder.Object("Item").Field("secret", "String").Batch((_, parents) => ValueTask.FromResult<IReadOnlyList<FieldResult>>(
            [FieldResult.Forbidden(), FieldResult.Of("seen")]));

        Assert.Equal(
            """{"errors":[{"message":"You may not read this.","locations":[{"line":2,"column":11}],"path":["items",0,"s"],"extensions":{"code":"FORBIDDEN"}}],"data":{"items":[{"s":null},{"s":"seen"}]}}""",
            builder.Build().Ask("{\n  items { s: secret } }"));
    }

    [Fact]
    public void A_value_may_come_together_with_an_error_and_items_of_lists_may_be_errors()
    {
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("empty", "[Int!]!").Batch((_, _) => ValueTask.FromResult<IReadOnlyList<FieldResult>>(
            [new FieldResult(Array.Empty<object>(), new FieldError("Drafts are not yours.", "FORBIDDEN"))]));
        builder.Object("Query").Field("mixed", "[Item]").Batch((_, _) => ValueTask.FromResult<IReadOnlyList<FieldResult>>(
            [FieldResult.Of(new object[] { "a", new FieldError("This item is broken.", "BROKEN"), "c" })]));
        builder.Object("Item").Field("name", "String").Resolve<string>(name => name);

        Assert.Equal(
            """{"errors":[{"message":"Drafts are not yours.","locations":[{"line":1,"column":3}],"path":["empty"],"extensions":{"code":"FORBIDDEN"}},{"message":"This item is broken.","locations":[{"line":1,"column":9}],"path":["mixed",1],"extensions":{"code":"BROKEN"}}],"data":{"empty":[],"mixed":[{"name":"a"},null,{"name":"c"}]}}""",
            builder.Build().Ask("{ empty mixed { name } }"));
    }

    [Theory]
    [InlineData("{ item { secret } }")]
    [InlineData("{ open: item { title: secret } }")]
    [InlineData("{ item { ...F } } fragment F on Item { title: secret }")]
    [InlineData("{ item { ... on Kept { ... on Item { title: secret } } } }")]
    [InlineData("{ kept { title: secret } }")]
    [InlineData("{ kept { ... on Item { secret } } }")]
    [InlineData("{ any { ... on Kept { title: secret } } }")]
    [InlineData("{ any { ... on Item { a: secret @include(if: true) } } }")]
    public void What_may_not_be_read_may_not_be_read_under_another_name_or_by_another_type(string query)
    {
        var builder = new SchemaBuilder().AddSdl("""
            interface Kept { secret: String title: String }
            union Any = Item
            type Item implements Kept { title: String }
            type Query { item: Item kept: Kept any: Any }
            """);
        builder.Object("Item").Field("secret", "String").Batch((context, parents) => ValueTask.FromResult<IReadOnlyList<FieldResult>>(
            [.. parents.Select(_ => context.Field.Name == "secret" && context.ParentType.Name == "Item" ? FieldResult.Forbidden() : FieldResult.Of("CANARY"))]));
        var item = Answers.Data("""{"item":{"__typename":"Item"},"kept":{"__typename":"Item"},"any":{"__typename":"Item"}}""");
        var answer = builder.Build().Ask(query, null, item);
        Assert.DoesNotContain("CANARY", answer, StringComparison.Ordinal);
        Assert.Equal("FORBIDDEN", Answers.Json(answer).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public void What_a_resolver_throws_is_told_to_the_host_and_not_to_the_client()
    {
        var builder = new SchemaBuilder();
        var query = builder.Object("Query");
        query.Field("value", "String").Resolve((_, _) => throw new InvalidOperationException("secret 1"));
        query.Field("batch", "String").Batch((_, _) => throw new InvalidOperationException("secret 2"));
        query.Field("late", "Query").Batch(async (_, _) =>
        {
            await Task.Yield();
            throw new InvalidOperationException("secret 3");
        });
        query.Field("short", "Int").Batch((_, _) => ValueTask.FromResult<IReadOnlyList<FieldResult>>([]));
        query.Field("half", "Int").Write((writer, _) =>
        {
            writer.WriteStartObject();
            throw new InvalidOperationException("secret 4");
        });
        var heard = new List<string>();
        var options = new GraphQLOptions { OnException = (exception, context) => heard.Add($"{context.Field.Name}: {exception.Message}") };

        var answer = new GraphQLExecutor(builder.Build(), options).Ask("{ __typename value batch late { value } short half again: value }");

        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
        Assert.Equal("""{"__typename":"Query","value":null,"batch":null,"late":null,"short":null,"half":null,"again":null}""",
            Answers.Json(answer).GetProperty("data").GetRawText());
        Assert.All(Answers.Json(answer).GetProperty("errors").EnumerateArray(), error =>
            Assert.Equal("INTERNAL", error.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal(["batch: secret 2", "half: secret 4", "late: secret 3", "short: Query.short gave 0 results for 1 parents.", "value: secret 1"],
            heard.Distinct().Order(StringComparer.Ordinal)); // batches of a level end in any order
    }

    [Fact]
    public void Errors_of_an_answer_are_bounded()
    {
        var data = Answers.Data("{\"list\":[" + string.Join(',', Enumerable.Repeat("{\"must\":null}", 100)) + "]}");
        var answer = Answers.Json(Answers.Schema(Sdl).Ask("{ list { must } }", null, data));
        Assert.Equal((20, 100), (answer.GetProperty("errors").GetArrayLength(), answer.GetProperty("data").GetProperty("list").GetArrayLength()));
    }

    [Theory]
    [InlineData("{", RequestStage.Syntax, "SYNTAX_ERROR")]
    [InlineData("{ nothing }", RequestStage.Validation, "VALIDATION_FAILED")]
    [InlineData("query A { text } query B { text }", RequestStage.Operation, "OPERATION_NOT_FOUND")]
    [InlineData("query ($a: Boolean!) { text @skip(if: $a) }", RequestStage.Variables, "BAD_VARIABLES")]
    public void A_request_error_has_no_data(string query, RequestStage stage, string code)
    {
        var (text, outcome) = new GraphQLExecutor(Answers.Schema(Sdl)).Run(new GraphQLRequest(query));
        var answer = Answers.Json(text);
        Assert.False(answer.TryGetProperty("data", out _), text);
        Assert.Equal((stage, code), (outcome.Stage, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()));
        Assert.False(answer.GetProperty("errors")[0].TryGetProperty("path", out _), text);
    }

    [Fact]
    public void Time_runs_out_as_a_request_error_and_a_caller_that_goes_away_gets_nothing()
    {
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("slow", "Int").Batch(async (context, _) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return [];
        });
        var executor = new GraphQLExecutor(builder.Build());

        var (text, outcome) = executor.Run(new GraphQLRequest("{ slow }") { Timeout = TimeSpan.FromMilliseconds(50) });
        Assert.Equal("""{"errors":[{"message":"The request took too long.","extensions":{"code":"TIMEOUT"}}]}""", text);
        Assert.Equal(RequestStage.Timeout, outcome.Stage);

        var output = new System.Buffers.ArrayBufferWriter<byte>();
        using var gone = new CancellationTokenSource(50);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            executor.ExecuteAsync(new GraphQLRequest("{ slow }"), null, output, gone.Token).AsTask().GetAwaiter().GetResult());
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void Ill_formed_text_of_a_resolver_does_not_break_the_answer()
    {
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("text", "String").Resolve((_, _) => "a\uD83Db\0\"\\");
        var answer = Answers.Json(builder.Build().Ask("{ text }"));
        Assert.Equal("a\uFFFDb\0\"\\", answer.GetProperty("data").GetProperty("text").GetString());
    }
}

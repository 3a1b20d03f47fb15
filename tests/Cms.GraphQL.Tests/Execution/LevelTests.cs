using System.Collections.Concurrent;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Tests.Execution;

/// <summary>What of one level is loaded together, and what only once.</summary>
public sealed class LevelTests
{
    private static readonly GraphQLOptions InTurn = new() { ConcurrentBatches = false };

    private sealed record Thing(int Number);

    [Theory]
    [InlineData("{ a: list(first: 2) { number } b: list(first: 2) { number } }", """{"a":[{"number":1},{"number":2}],"b":[{"number":1},{"number":2}]}""", "list 2 of 1")]
    [InlineData("{ a: list(first: 2) { number } b: list(first: 1) { number } }", """{"a":[{"number":1},{"number":2}],"b":[{"number":1}]}""", "list 2 of 1|list 1 of 1")]
    [InlineData("query ($n: Int! = 2) { a: list(first: $n) { number } b: list(first: 2) { number } }", """{"a":[{"number":1},{"number":2}],"b":[{"number":1},{"number":2}]}""", "list 2 of 1")]
    [InlineData("{ a: list(first: 2) { x: name } b: list(first: 2) { y: name z: name } }",
        """{"a":[{"x":"one"},{"x":"two"}],"b":[{"y":"one","z":"one"},{"y":"two","z":"two"}]}""", "list 2 of 1|name of 2")]
    [InlineData("{ a: list(first: 2) { name } b: list(first: 3) { name } }",
        """{"a":[{"name":"one"},{"name":"two"}],"b":[{"name":"one"},{"name":"two"},{"name":"three"}]}""", "list 2 of 1|list 3 of 1|name of 3")]
    public void The_same_field_with_the_same_arguments_is_loaded_once_in_a_level(string query, string data, string calls)
    {
        foreach (var options in new[] { InTurn, new GraphQLOptions() })
        {
            var log = new List<string>();
            Assert.Equal($$"""{"data":{{data}}}""", Things(log).Ask(query, options: options));
            Assert.Equal(calls.Split('|'), log);
        }
    }

    [Fact]
    public void Mutations_are_never_taken_for_one()
    {
        var log = new List<string>();
        Assert.Equal("""{"data":{"a":1,"b":2}}""", Things(log).Ask("mutation { a: count b: count }"));
    }

    [Fact]
    public void One_call_for_several_aliases_knows_what_all_of_them_ask_for()
    {
        var seen = new List<string>();
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("page", "Page").Batch((context, _) =>
        {
            seen.Add($"{context.Selection.Asks("total")} {context.Selection.Find("items")!.Selection.Asks("name")} {context.Selection.Find("items")!.Selection.Asks("size")}");
            seen.AddRange(context.Selection.Fields.Select(field => field.ResponseName));
            return ValueTask.FromResult<IReadOnlyList<FieldResult>>([FieldResult.Null]);
        });
        builder.Object("Page").Field("total", "Int");
        builder.Object("Page").Field("items", "[Item]");
        builder.Object("Item").Field("name", "String");
        builder.Object("Item").Field("size", "Int");

        builder.Build().Ask("{ a: page { items { name } more: items { __typename } } b: page { total items { size } } c: page { __typename } }");
        Assert.Equal(["True True True", "items", "more", "total", "items"], seen);
    }

    [Fact]
    public void Errors_of_a_shared_call_stand_at_each_place()
    {
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("thing", "Int").Batch((_, _) =>
            ValueTask.FromResult<IReadOnlyList<FieldResult>>([FieldResult.Forbidden()]));
        var answer = Answers.Json(builder.Build().Ask("{ a: thing b: thing }"));
        Assert.Equal("""{"a":null,"b":null}""", answer.GetProperty("data").GetRawText());
        Assert.Equal(["""["a"]""", """["b"]"""], answer.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetRawText()));
    }

    [Fact]
    public void A_list_that_can_be_read_only_once_serves_several_aliases()
    {
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("numbers", "[Int]").Batch((_, _) =>
        {
            var queue = new ConcurrentQueue<object>([1, 2]);
            IEnumerable<object> Drain()
            {
                while (queue.TryDequeue(out var number))
                    yield return number;
            }

            return ValueTask.FromResult<IReadOnlyList<FieldResult>>([FieldResult.Of(Drain())]);
        });
        Assert.Equal("""{"data":{"a":[1,2],"b":[1,2]}}""", builder.Build().Ask("{ a: numbers b: numbers }"));
    }

    [Fact]
    public void Batches_of_a_level_are_started_together()
    {
        var both = new TaskCompletionSource();
        var started = 0;
        var builder = new SchemaBuilder();
        foreach (var name in new[] { "one", "two" })
        {
            builder.Object("Query").Field(name, "Int").Batch(async (_, _) =>
            {
                if (Interlocked.Increment(ref started) == 2)
                    both.SetResult();
                await both.Task; // alone, it would wait for ever
                return [FieldResult.Of(1)];
            });
        }

        Assert.Equal("""{"data":{"one":1,"two":1}}""", builder.Build().Ask("{ one two }"));
    }

    [Fact]
    public void Batches_run_one_after_the_other_where_that_is_wanted()
    {
        var running = 0;
        var builder = new SchemaBuilder();
        foreach (var name in new[] { "one", "two", "three" })
        {
            builder.Object("Query").Field(name, "Int").Batch(async (_, _) =>
            {
                var others = Interlocked.Increment(ref running) - 1;
                await Task.Delay(5);
                Interlocked.Decrement(ref running);
                return [FieldResult.Of(others)];
            });
        }

        Assert.Equal("""{"data":{"one":0,"two":0,"three":0}}""", builder.Build().Ask("{ one two three }", options: InTurn));
    }

    [Fact]
    public void Fields_that_share_a_loader_are_loaded_in_one_call_for_each_level()
    {
        var calls = new List<string>();
        var people = new SharedLoader<int, string>((_, keys) =>
        {
            calls.Add(string.Join(' ', keys.Order()));
            return ValueTask.FromResult<IReadOnlyDictionary<int, string>>(keys.Where(key => key != 9).ToDictionary(key => key, key => $"person {key}"));
        });
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("things", "[Thing]").Resolve((_, _) => new[] { new Thing(1), new Thing(2) });
        builder.Object("Query").Field("editor", "Person").Load(people, (_, _) => [9], (_, _, found) => FieldResult.Of(found.GetValueOrDefault(9)));
        var thing = builder.Object("Thing");
        thing.Field("author", "Person").Load(people, (_, parent) => [((Thing)parent).Number], (_, parent, found) => FieldResult.Of(found[((Thing)parent).Number]));
        thing.Field("readers", "[Person]").Argument("first", "Int", "2").Load(
            people,
            (context, parent) => Enumerable.Range(((Thing)parent).Number, context.Arguments.Get<int>("first")),
            (context, parent, found) => FieldResult.Of(Enumerable.Range(((Thing)parent).Number, context.Arguments.Get<int>("first")).Select(n => found[n])));
        builder.Object("Person").Field("name", "String").Resolve((parent, _) => parent);
        builder.Object("Person").Field("friend", "Person").Load(people, (_, _) => [], (_, _, found) => found.Count == 0 ? FieldResult.Null : FieldResult.Failed("never"));

        Assert.Equal(
            """{"data":{"editor":null,"things":[{"author":{"name":"person 1","friend":null},"readers":[{"name":"person 1"},{"name":"person 2"}]},{"author":{"name":"person 2","friend":null},"readers":[{"name":"person 2"},{"name":"person 3"}]}]}}""",
            builder.Build().Ask("{ editor { name } things { author { name friend { name } } readers { name } } }"));
        Assert.Equal(["1 2 3 9"], calls); // objects taken from the root are of the same level
    }

    [Fact]
    public void A_field_that_cannot_tell_its_keys_does_not_hinder_the_others()
    {
        var loader = new SharedLoader<int, string>((_, keys) =>
            ValueTask.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(key => key, key => $"{key}")));
        var broken = new SharedLoader<int, string>((_, _) => throw new InvalidOperationException("secret"));
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("keys", "String").Load(loader, (_, _) => throw new InvalidOperationException("secret"), (_, _, _) => FieldResult.Null);
        builder.Object("Query").Field("give", "String").Load(loader, (_, _) => [1], (_, _, _) => throw new InvalidOperationException("secret"));
        builder.Object("Query").Field("good", "String").Load(loader, (_, _) => [2], (_, _, found) => FieldResult.Of(found[2]));
        builder.Object("Query").Field("load", "String").Load(broken, (_, _) => [3], (_, _, found) => FieldResult.Of(found[3]));

        var answer = Answers.Json(builder.Build().Ask("{ keys give good load }"));
        Assert.Equal("""{"keys":null,"give":null,"good":"2","load":null}""", answer.GetProperty("data").GetRawText());
        Assert.Equal(3, answer.GetProperty("errors").GetArrayLength());
        Assert.DoesNotContain("secret", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ objects { name } }")]
    [InlineData("{ leaves }")]
    [InlineData("{ unknown { name } }")]
    public void A_list_that_fails_while_it_is_worked_out_is_an_error_of_its_field(string query)
    {
        static IEnumerable<object> Failing()
        {
            yield return 1;
            throw new InvalidOperationException("secret");
        }

        var builder = new SchemaBuilder();
        builder.Object("Query").Field("objects", "[Named]").Resolve((_, _) => Failing());
        builder.Object("Query").Field("leaves", "[Int]").Resolve((_, _) => Failing());
        builder.Object("Query").Field("unknown", "Any").Resolve((_, _) => 1);
        builder.Interface("Any").ResolveType(_ => throw new InvalidOperationException("secret")).Field("name", "String");
        builder.Object("Named").Implements("Any").Field("name", "String");
        var answer = Answers.Json(builder.Build().Ask(query));
        Assert.Equal("INTERNAL", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.DoesNotContain("secret", answer.GetRawText(), StringComparison.Ordinal);
    }

    private static Schema Things(List<string> log)
    {
        var things = new[] { new Thing(1), new Thing(2), new Thing(3) };
        var count = 0;
        var builder = new SchemaBuilder().Roots(mutation: "Mutation");
        builder.Object("Query").Field("list", "[Thing!]").Argument("first", "Int!").Batch((context, parents) =>
        {
            var first = context.Arguments.Get<int>("first");
            log.Add($"list {first} of {parents.Count}");
            return ValueTask.FromResult<IReadOnlyList<FieldResult>>([FieldResult.Of(things.Take(first))]);
        });
        builder.Object("Mutation").Field("count", "Int").Batch((_, _) =>
            ValueTask.FromResult<IReadOnlyList<FieldResult>>([FieldResult.Of(++count)]));
        builder.Object("Thing").Field("number", "Int!").Resolve<Thing>(thing => thing.Number);
        builder.Object("Thing").Field("name", "String").Batch((_, parents) =>
        {
            log.Add($"name of {parents.Count}");
            string[] names = ["one", "two", "three"];
            return ValueTask.FromResult<IReadOnlyList<FieldResult>>([.. parents.Cast<Thing>().Select(t => FieldResult.Of(names[t.Number - 1]))]);
        });
        return builder.Build();
    }
}

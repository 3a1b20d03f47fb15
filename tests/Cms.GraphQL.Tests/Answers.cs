using System.Buffers;
using System.Text;
using System.Text.Json;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Tests;

/// <summary>Short ways to ask a schema and look at the answer.</summary>
internal static class Answers
{
    public static Schema Schema(string sdl) => new SchemaBuilder().AddSdl(sdl).Build();

    public static string Ask(
        this Schema schema, string query, string? variables = null, object? root = null, GraphQLOptions? options = null) =>
        Ask(new GraphQLExecutor(schema, options), query, variables, root);

    public static string Ask(
        this GraphQLExecutor executor, string query, string? variables = null, object? root = null, object? state = null)
    {
        var request = new GraphQLRequest(query, null, Json(variables)) { Root = root };
        return Run(executor, request, state).Text;
    }

    public static (string Text, ExecutionOutcome Outcome) Run(
        this GraphQLExecutor executor, GraphQLRequest request, object? state = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var pending = executor.ExecuteAsync(request, state, output, CancellationToken.None).AsTask();
        Assert.True(pending.Wait(TimeSpan.FromSeconds(30)), "no answer within 30 seconds");
        var text = Encoding.UTF8.GetString(output.WrittenSpan);
        using var parsed = JsonDocument.Parse(text);
        return (text, pending.Result);
    }

    public static JsonElement Json(string? text) => text is null ? default : JsonDocument.Parse(text).RootElement;

    /// <summary>A tree of dictionaries and lists, which schemas without resolvers read.</summary>
    public static object? Data(string json) => Data(Json(json));

    private static object? Data(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(property => property.Name, property => Data(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(Data).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt32(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}

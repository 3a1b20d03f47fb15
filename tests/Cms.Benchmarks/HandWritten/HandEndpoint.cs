using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cms.Benchmarks.HandWritten;

/// <summary>What the product is measured against: three addresses with one SQL statement each, which take the same requests and
/// write the same bytes; and for each the same with a prepared array of bytes and no database.</summary>
internal static class HandEndpoint
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static async Task RunAsync(string url, string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        await using var data = new NpgsqlDataSourceBuilder(connectionString + ";Max Auto Prepare=10;Auto Prepare Min Usages=1").Build();
        Map(app, data, "home", variables => [variables.GetProperty("section").GetString()!], HandAnswers.Home);
        Map(app, data, "article", variables => [variables.GetProperty("path").GetString()!], HandAnswers.Article);
        Map(app, data, "keyword", variables => [variables.GetProperty("keyword").GetString()!, variables.GetProperty("skip").GetInt32()], HandAnswers.Keyword);
        app.MapGet("/ready", () => "ready");
        await app.RunAsync();
    }

    private static void Map(
        WebApplication app, NpgsqlDataSource data, string name, Func<JsonElement, object[]> read, Func<Utf8JsonWriter, NpgsqlDataReader, object[], Task> write)
    {
        var sql = Resources.Text(name + ".sql");
        byte[]? prepared = null;
        async Task<(ArrayBufferWriter<byte>, Utf8JsonWriter)> AnswerAsync(HttpContext context)
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            var values = read(body.RootElement.GetProperty("variables"));
            await using var connection = await data.OpenConnectionAsync(context.RequestAborted);
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
            var buffer = new ArrayBufferWriter<byte>(16 * 1024);
            var json = new Utf8JsonWriter(buffer, Relaxed);
            await write(json, reader, values);
            await json.FlushAsync();
            return (buffer, json);
        }

        app.MapPost("/" + name, async context =>
        {
            var (buffer, json) = await AnswerAsync(context);
            await using (json)
                await SendAsync(context, buffer.WrittenMemory);
            prepared ??= buffer.WrittenSpan.ToArray();
        });
        app.MapPost("/prepared/" + name, context => SendAsync(context, prepared));
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }
}

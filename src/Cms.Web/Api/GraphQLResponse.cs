using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.Web.Api.Answers;
using Cms.Web.Api.Requests;

namespace Cms.Web.Api;

/// <summary>Status, headers and bytes of GraphQL answers.</summary>
internal static class GraphQLResponse
{
    /// <summary>The content types of answers.</summary>
    public const string Json = "application/json; charset=utf-8";

    /// <inheritdoc cref="Json"/>
    public const string GraphQLJson = "application/graphql-response+json; charset=utf-8";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer that is kept: a good one, of a query.</summary>
    public static Task WriteAsync(Asked asked, KeptAnswer answer) => asked.Form.HasFlag(AnswerForm.Get)
        ? WriteTaggedAsync(asked, answer.Body, answer.ETag)
        : WriteAsync(asked.Context, StatusCodes.Status200OK, asked.MediaType, answer.Body);

    public static Task WriteAsync(Asked asked, ExecutionOutcome outcome, ReadOnlyMemory<byte> body)
    {
        if (outcome.Stage == RequestStage.OperationNotAllowed)
            asked.Context.Response.Headers.Allow = "POST";
        var isGood = outcome is { Stage: RequestStage.Executed, Kind: OperationKind.Query, Errors.IsEmpty: true };
        return isGood && asked.Form.HasFlag(AnswerForm.Get)
            ? WriteTaggedAsync(asked, body, KeptAnswer.ETagOf(body.Span))
            : WriteUnkeptAsync(asked, Status(outcome, asked.MediaType), body);
    }

    public static Task WriteUnkeptAsync(Asked asked, int status, ReadOnlyMemory<byte> body)
    {
        asked.Context.Response.Headers.CacheControl = "no-store";
        return WriteAsync(asked.Context, status, asked.MediaType, body);
    }

    public static Task RefuseAsync(HttpContext context, string mediaType, Refusal refusal)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, refusal);
        context.Response.Headers.CacheControl = "no-store";
        var status = refusal.IsOfDocument && mediaType == MediaTypes.Json ? StatusCodes.Status200OK : refusal.Status;
        return WriteAsync(context, status, mediaType, buffer.WrittenMemory);
    }

    /// <summary>The answer's body for a request that was not tried.</summary>
    public static void Write(IBufferWriter<byte> output, Refusal refusal)
    {
        using var writer = new Utf8JsonWriter(output, Plain);
        writer.WriteStartObject();
        writer.WriteStartArray("errors"u8);
        writer.WriteStartObject();
        writer.WriteString("message"u8, refusal.Message);
        writer.WriteStartObject("extensions"u8);
        writer.WriteString("code"u8, refusal.Code);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>May be stored by caches, which must ask each time whether it still holds: what is taken back is gone at once.</summary>
    private static Task WriteTaggedAsync(Asked asked, ReadOnlyMemory<byte> body, string etag)
    {
        var (request, response) = (asked.Context.Request, asked.Context.Response);
        response.Headers.CacheControl = asked.Caller.IsAnonymous ? "public, no-cache" : "private, no-cache";
        response.Headers.ETag = etag;
        if (!Matches(request.Headers.IfNoneMatch, etag))
            return WriteAsync(asked.Context, StatusCodes.Status200OK, asked.MediaType, body);
        response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }

    private static bool Matches(Microsoft.Extensions.Primitives.StringValues wanted, string etag)
    {
        foreach (var list in wanted)
        {
            foreach (var one in (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (one == "*" || one == etag || one == etag[2..]) // compared weakly: W/"x" and "x" are the same
                    return true;
            }
        }

        return false;
    }

    private static Task WriteAsync(HttpContext context, int status, string mediaType, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = mediaType == MediaTypes.Json ? Json : GraphQLJson;
        response.ContentLength = body.Length;
        if (response.Headers.CacheControl.Count == 0)
            response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static int Status(ExecutionOutcome outcome, string mediaType) => outcome.Stage switch
    {
        RequestStage.Executed => StatusCodes.Status200OK,
        RequestStage.OperationNotAllowed => StatusCodes.Status405MethodNotAllowed,
        RequestStage.Timeout => StatusCodes.Status503ServiceUnavailable,
        _ => mediaType == MediaTypes.GraphQLJson ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
    };
}

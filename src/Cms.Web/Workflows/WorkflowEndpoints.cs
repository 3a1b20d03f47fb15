using System.Collections.Immutable;
using System.Net;
using System.Text;
using Cms.Editorial.Workflows;
using Cms.Web.Accounts;
using Cms.Workflows.Expressions;
using Microsoft.AspNetCore.Antiforgery;

namespace Cms.Web.Workflows;

/// <summary>The addresses that workflows give out: requests that set them off, and links that raise a signal.</summary>
internal static class WorkflowEndpoints
{
    /// <summary>Longest body that a workflow is handed, in bytes.</summary>
    private const int MaxBody = 1_000_000;

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Headers that are nobody's business but ours.</summary>
    private static readonly string[] Secret = ["Cookie", "Authorization", "Proxy-Authorization"];

    public static void MapWorkflows(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/workflows/Invoke", Methods, InvokeAsync).DisableAntiforgery();
        routes.MapGet("/workflows/Trigger", AskAsync);
        routes.MapPost("/workflows/Trigger", TriggerAsync).DisableAntiforgery();
    }

    private static async Task InvokeAsync(
        HttpContext context, string? token, string? correlationId, ReceiveRequest receive, Caller caller, IAntiforgery antiforgery)
    {
        var cancellationToken = context.RequestAborted;
        context.Response.Headers.CacheControl = "no-store";
        if (token is null || await receive.FindAsync(token, cancellationToken) is not var (_, needsAntiforgery))
        {
            await SayAsync(context, StatusCodes.Status404NotFound, "This address is not valid, or not valid any more.");
            return;
        }

        var isValid = !HttpMethods.IsGet(context.Request.Method) && await antiforgery.IsRequestValidAsync(context);
        if (needsAntiforgery && !HttpMethods.IsGet(context.Request.Method) && !isValid)
        {
            await SayAsync(context, StatusCodes.Status400BadRequest, "The form's own token is missing. A program needs an event without ValidateAntiforgeryToken.");
            return;
        }

        if (await ReadAsync(context.Request, cancellationToken) is not { } exchange)
        {
            await SayAsync(context, StatusCodes.Status413PayloadTooLarge, $"The body has more than {MaxBody:N0} bytes.");
            return;
        }

        var received = await receive.RunAsync(
            token, correlationId, exchange with { IsAntiforgeryValid = isValid }, await caller.OfAsync(context), cancellationToken);
        if (received.Problem is { } problem)
        {
            var isMethod = problem.Code == "other-method";
            await SayAsync(context, isMethod ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound, problem.Message);
            return;
        }

        await WriteAsync(context, received.Value);
    }

    /// <summary>A look at the link raises nothing: programs that check the links of a mail look at all of them.</summary>
    private static Task AskAsync(HttpContext context, string? token, RaiseSignal signals)
    {
        if (token is null || signals.NameOf(token) is not { } name)
            return PageAsync(context, StatusCodes.Status404NotFound, "<h1>This link is not valid, or not valid any more.</h1>");

        return PageAsync(
            context,
            StatusCodes.Status200OK,
            $"""<h1>{WebUtility.HtmlEncode(name)}</h1><form method="post"><button type="submit">{WebUtility.HtmlEncode(name)}</button></form>""");
    }

    private static async Task TriggerAsync(HttpContext context, string? token, RaiseSignal signals, Caller caller)
    {
        var raised = await signals.RunAsync(token ?? "", await caller.OfAsync(context), context.RequestAborted);
        if (raised.Problem is { } problem)
            await PageAsync(context, StatusCodes.Status404NotFound, $"<h1>{WebUtility.HtmlEncode(problem.Message)}</h1>");
        else if (raised.Value == 0)
            await PageAsync(context, StatusCodes.Status410Gone, "<h1>Nothing waits for this any more: it was done already.</h1>");
        else
            await PageAsync(context, StatusCodes.Status200OK, "<h1>Done. Thank you.</h1>");
    }

    private static async Task<HttpExchange?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = ImmutableSortedDictionary<string, string>.Empty;
        var body = "";
        if (request.ContentLength > MaxBody)
            return null;

        if (request.HasFormContentType)
        {
            var posted = await request.ReadFormAsync(cancellationToken);
            form = form.AddRange(posted.Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())));
        }
        else
        {
            using var reader = new StreamReader(request.Body, Encoding.UTF8);
            var buffer = new char[MaxBody + 1];
            var read = await reader.ReadBlockAsync(buffer, cancellationToken);
            if (read > MaxBody)
                return null;

            body = new string(buffer, 0, read).Replace("\0", "", StringComparison.Ordinal);
        }

        return new HttpExchange(request.Method, request.Path, body)
        {
            Form = form,
            Query = ImmutableSortedDictionary<string, string>.Empty.AddRange(
                request.Query.Where(pair => pair.Key != "token").Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()))),
            Headers = ImmutableSortedDictionary<string, string>.Empty.AddRange(
                request.Headers.Where(header => !Secret.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
                    .Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))),
        };
    }

    private static async Task WriteAsync(HttpContext context, HttpAnswer? answer)
    {
        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        context.Response.StatusCode = answer.Status is >= 200 and <= 599 ? answer.Status : StatusCodes.Status200OK;
        foreach (var (name, value) in answer.Headers.Where(header => IsPlain(header.Key) && IsPlain(header.Value) && !header.Key.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase)))
            context.Response.Headers[name] = value;

        if (answer.Location is { } location && IsPlain(location))
            context.Response.Headers.Location = location;

        // Whatever a workflow writes runs no script in this site's name.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; sandbox allow-forms";
        context.Response.ContentType = IsPlain(answer.ContentType) ? answer.ContentType : "text/plain";
        if (answer.Body.Length > 0)
            await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static Task PageAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; form-action 'self'; frame-ancestors 'none'";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return context.Response.WriteAsync(
            $"""
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Workflow</title>{body}</html>
            """,
            context.RequestAborted);
    }

    private static Task SayAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(message, context.RequestAborted);
    }

    private static bool IsPlain(string text) => text.Length > 0 && text.All(character => character is >= ' ' and <= '~');
}

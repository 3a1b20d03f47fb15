using Cms.Editorial;
using Cms.GraphQL.Execution;
using Cms.Web.Api;
using Cms.Web.Api.Answers;
using Cms.Web.Api.Requests;
using Microsoft.AspNetCore.Diagnostics;

namespace Cms.Web.Hosting;

/// <summary>What a caller sees of a bug: that it happened and a number to quote, nothing of the inside.</summary>
internal static class FailurePage
{
    private const string Page = """
        <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Something went wrong</title>
        <h1>Something went wrong</h1><p>It is not your fault, and what was saved before is still there. Go back and try again;
        if it happens again, tell your administrator this number: <strong>{0}</strong></p></html>
        """;

    public static IApplicationBuilder UseFailurePage(this IApplicationBuilder app) => app.UseExceptionHandler(failed => failed.Run(async context =>
    {
        var busy = EditorialStorage.IsBusy(context.Features.Get<IExceptionHandlerFeature>()?.Error);
        context.Response.StatusCode = busy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        if (busy)
            context.Response.Headers.RetryAfter = "2";
        if (GraphQLEndpoint.IsAskedBy(context))
        {
            await GraphQLResponse.RefuseAsync(context, MediaTypes.ForGraphQL(context.Request) ?? MediaTypes.Json, new Refusal(
                context.Response.StatusCode,
                busy ? "The database is busy. Try again in a moment." : $"Something went wrong on our side. Its number is {context.TraceIdentifier}.",
                busy ? "BUSY" : ErrorCodes.Internal));
            return;
        }

        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/admin/api"))
        {
            await context.Response.WriteAsJsonAsync(new
            {
                title = busy ? "The database is busy. Try again in a moment." : "Something went wrong on our side.",
                status = context.Response.StatusCode,
                number = context.TraceIdentifier,
            });
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(Page.Replace("{0}", context.TraceIdentifier, StringComparison.Ordinal));
    }));
}

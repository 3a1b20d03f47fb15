namespace Cms.Web.Hosting;

/// <summary>Answers for the process while it sets itself up: 503 and when to ask again, never a half-made page.</summary>
internal static class ReadinessGate
{
    private const string Waiting = """
        <!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Starting</title>
        <h1>Starting…</h1><p>The site is being prepared. This page tries again by itself.</p></html>
        """;

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", (Readiness readiness) => readiness.IsReady
            ? Results.Text("ready")
            : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    public static IApplicationBuilder UseReadinessGate(this IApplicationBuilder app)
    {
        var readiness = app.ApplicationServices.GetRequiredService<Readiness>();
        return app.Use((context, next) => readiness.IsReady || context.Request.Path.StartsWithSegments("/health")
            ? next(context)
            : WaitAsync(context));
    }

    private static async Task WaitAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Waiting);
        }
    }
}

namespace Cms.Web.Hosting;

/// <summary>Headers of the admin UI and the APIs. The public site and the media files set their own.</summary>
internal static class SecurityHeaders
{
    private const string AdminPolicy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; object-src 'none'; "
        + "frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (context.Request.Path.StartsWithSegments("/admin"))
        {
            headers.ContentSecurityPolicy = AdminPolicy;
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers.CacheControl = "no-store";
        }

        return next(context);
    });
}

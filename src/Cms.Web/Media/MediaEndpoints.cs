using Cms.Editorial.Media;
using Microsoft.Net.Http.Headers;

namespace Cms.Web.Media;

/// <summary>The public addresses of media files. A path's bytes never change, so they may be kept for a year.</summary>
internal static class MediaEndpoints
{
    public static void MapMedia(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/media/{**path}", async (string path, OpenMedia open, HttpContext context, CancellationToken cancellationToken) =>
        {
            if (await open.RunAsync(path, cancellationToken) is not { } media)
                return Results.NotFound();

            var headers = context.Response.Headers;
            headers.CacheControl = "public, max-age=31536000, immutable";
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            return Results.Stream(
                media.Content,
                media.ContentType,
                lastModified: new DateTimeOffset(media.UploadedUtc, TimeSpan.Zero),
                entityTag: new EntityTagHeaderValue($"\"{media.Hash}\""),
                enableRangeProcessing: true);
        });
}

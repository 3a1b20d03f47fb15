using Cms.Admin.Frame;
using Cms.Editorial.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Audit;

internal static class AuditScreens
{
    public static void MapAuditScreens(this IEndpointRouteBuilder routes)
    {
        routes.MapScreen<AuditScreen>("/admin/audit");
        routes.MapGet("/admin/audit/export", ExportAsync);
    }

    /// <summary>The entries that the same filters show, as a file.</summary>
    private static async Task<IResult> ExportAsync(HttpContext http, AdminContext here, ExportAuditTrail export, string? format)
    {
        await Screens.EnterAsync(http);
        if (here.Actor.AccountId is null)
            return Results.Unauthorized();
        var filter = AuditForm.Read(here);
        if (ExportAuditTrail.Against(filter, here.Actor) is { } refused)
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status403Forbidden);

        var isCsv = format == "csv";
        return Results.Stream(
            stream => export.RunAsync(filter, isCsv ? AuditFormat.Csv : AuditFormat.Jsonl, stream, here.Actor, http.RequestAborted),
            isCsv ? "text/csv; charset=utf-8" : "application/jsonl",
            isCsv ? "audit.csv" : "audit.jsonl");
    }
}

using System.Text.Json;
using Cms.Admin.Frame;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.Translations.Markdown;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Items;

internal static class ItemScreens
{
    private const int MaxFound = 12;

    public static void MapItemScreens(this IEndpointRouteBuilder routes)
    {
        routes.MapScreen<ItemListScreen>("/admin/items");
        routes.MapScreen<ItemScreen>("/admin/items/new/{type}");
        routes.MapScreen<ItemScreen>("/admin/items/{id}");
        routes.MapScreen<VersionScreen>("/admin/items/{id}/versions/{number:int}");
        routes.MapGet("/admin/api/items", FindAsync);
        routes.MapPost("/admin/api/markdown", PreviewAsync);
    }

    /// <summary>Offers items for a picker as the person types.</summary>
    private static async Task<IResult> FindAsync(HttpContext http, AdminContext here, ListItems listItems, string? q, string? types)
    {
        await Screens.EnterAsync(http);
        if (here.Actor.AccountId is null)
            return Results.Unauthorized();
        var rows = await ItemFinder.FindAsync(listItems, q, types?.Split(',') ?? [], MaxFound, here.Actor, http.RequestAborted);
        return Results.Json(rows.Select(r => new { id = r.Id.Value, text = r.DisplayText, type = r.TypeName, culture = r.Culture }));
    }

    /// <summary>The preview of a Markdown field, through the one renderer that readers get.</summary>
    private static async Task<IResult> PreviewAsync(HttpContext http, AdminContext here, IAntiforgery antiforgery)
    {
        await Screens.EnterAsync(http);
        if (here.Actor.AccountId is null)
            return Results.Unauthorized();
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();
        using var reader = new StreamReader(http.Request.Body);
        return Results.Text(MarkdownRenderer.ToHtml(await reader.ReadToEndAsync(http.RequestAborted)), "text/html");
    }
}

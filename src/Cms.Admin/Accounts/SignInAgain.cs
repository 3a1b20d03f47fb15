using Cms.Admin.Frame;
using Cms.Admin.Translations;
using Cms.Editorial.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Accounts;

/// <summary>Begins a session anew from within a page whose session has ended, so that the work in it goes on.</summary>
internal static class SignInAgain
{
    /// <summary>Limited with the sign-in screen, under whose address it is. It takes JSON only: no other site's form can send that.</summary>
    public static void MapSignInAgain(this IEndpointRouteBuilder routes) => routes.MapPost("/admin/sign-in/again", AnswerAsync);

    internal sealed record Request(string? Name, string? Password);

    private static async Task<IResult> AnswerAsync(HttpContext http, CheckPassword checkPassword, IAdminSession session)
    {
        InterfaceLanguage.Choose(http);
        var (request, refused) = await WorkspaceEndpoints.ReadAsync<Request>(http);
        if (request is null)
            return refused!;

        var account = await checkPassword.RunAsync(request.Name?.Trim() ?? "", request.Password ?? "", http.RequestAborted);
        if (!account.Succeeded)
            return WorkspaceEndpoints.ToHttp(account.Problem);

        await session.SignInAsync(account.Value, http.RequestAborted);
        return Results.NoContent();
    }
}

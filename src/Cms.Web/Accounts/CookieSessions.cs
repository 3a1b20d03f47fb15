using System.Security.Claims;
using Cms.Editorial.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Cms.Web.Accounts;

/// <summary>The sessions of the admin UI. The cookie holds the account's id and security stamp; both are looked up with every
/// request, so that a session ends with the reason for it.</summary>
internal static class CookieSessions
{
    public const string Scheme = "Cms.Cookie";

    private const string CookieName = "dragoman";

    private const string StampClaim = "stamp";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = "/admin/sign-in";
        options.AccessDeniedPath = "/admin/sign-in";
        options.ReturnUrlParameter = "next";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>False only if there is no cookie of ours, not even a part of one.</summary>
    public static bool MayBeIn(HttpRequest request)
    {
        foreach (var cookies in request.Headers.Cookie)
        {
            if (cookies is not null && cookies.Contains(CookieName, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    public static ClaimsPrincipal Principal(SignedIn signedIn) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, signedIn.Actor.AccountId!),
            new Claim(ClaimTypes.Name, signedIn.Actor.Name),
            new Claim(StampClaim, signedIn.SecurityStamp),
        ],
        Scheme));

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var id = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        var stamp = context.Principal?.FindFirstValue(StampClaim);
        var actors = context.HttpContext.RequestServices.GetRequiredService<ActorSource>();
        if (id is null || stamp is null || await actors.FromAccountAsync(id, stamp, context.HttpContext.RequestAborted) is not { } actor)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        Caller.Set(context.HttpContext, actor);
    }

    /// <summary>Programs get the status; people get the sign-in page.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/admin/api"))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}

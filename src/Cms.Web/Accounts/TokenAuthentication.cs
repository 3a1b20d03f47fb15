using System.Security.Claims;
using System.Text.Encodings.Web;
using Cms.Editorial.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Cms.Web.Accounts;

/// <summary>API tokens: <c>Authorization: Bearer TOKEN</c> (RFC 6750), never in the address.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ActorSource actors)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Cms.Token";

    private const string Prefix = "Bearer ";

    public static bool IsUsedBy(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>A request with a bad token is refused, not served as if it had none.</summary>
    public static IApplicationBuilder RefuseBadTokens(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Items.ContainsKey(SchemeName))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        await context.Response.WriteAsJsonAsync(new { title = "The token is unknown or has expired.", status = 401 });
    });

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        if (await actors.FromTokenAsync(token, Context.RequestAborted) is not { } actor)
        {
            Context.Items[SchemeName] = true;
            return AuthenticateResult.Fail("The token is unknown or has expired.");
        }

        Caller.Set(Context, actor);
        return AuthenticateResult.Success(new AuthenticationTicket(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, actor.Name)], SchemeName)), SchemeName));
    }
}

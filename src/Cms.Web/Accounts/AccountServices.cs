using System.Threading.RateLimiting;
using Cms.Admin.Accounts;
using Cms.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace Cms.Web.Accounts;

/// <summary>Authentication: cookies for people, tokens for programs, and a limit on guesses.</summary>
internal static class AccountServices
{
    private const string Either = "Cms";

    public static IServiceCollection AddAccounts(this IServiceCollection services, CmsSettings settings)
    {
        services.AddDataProtection()
            .SetApplicationName("Dragoman")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataPath, "keys")));
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector =
                context => TokenAuthentication.IsUsedBy(context) ? TokenAuthentication.SchemeName : CookieSessions.Scheme)
            .AddCookie(CookieSessions.Scheme, CookieSessions.Configure)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddScoped<Caller>();
        services.AddScoped<IAdminSession, CookieAdminSession>();
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = async (context, cancellationToken) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                await context.HttpContext.Response.WriteAsync("Too many attempts to sign in. Try again in a minute.", cancellationToken);
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/admin/sign-in")
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        context.Connection.RemoteIpAddress?.ToString() ?? "",
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) })
                    : RateLimitPartition.GetNoLimiter(""));
        });
    }

    public static void UseAccounts(this IApplicationBuilder app)
    {
        app.UseRateLimiter();
        app.UseAuthentication();
        TokenAuthentication.RefuseBadTokens(app);
        app.UseAuthorization();
    }
}

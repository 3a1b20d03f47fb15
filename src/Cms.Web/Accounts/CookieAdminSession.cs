using Cms.Admin.Accounts;
using Cms.Editorial.Accounts;
using Microsoft.AspNetCore.Authentication;

namespace Cms.Web.Accounts;

/// <summary>The admin UI's session as a cookie.</summary>
internal sealed class CookieAdminSession(IHttpContextAccessor accessor, Caller caller) : IAdminSession
{
    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public ValueTask<Actor> GetActorAsync(CancellationToken cancellationToken) => caller.OfAsync(Context);

    public async Task SignInAsync(SignedIn account, CancellationToken cancellationToken)
    {
        await Context.SignInAsync(CookieSessions.Scheme, CookieSessions.Principal(account));
        Caller.Set(Context, account.Actor);
    }

    public Task SignOutAsync(CancellationToken cancellationToken) => Context.SignOutAsync(CookieSessions.Scheme);
}

using Cms.Admin.Accounts;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows.Running;
using Microsoft.AspNetCore.Authentication;

namespace Cms.Web.Accounts;

/// <summary>The admin UI's session as a cookie.</summary>
internal sealed class CookieAdminSession(IHttpContextAccessor accessor, Caller caller, TellSession tell) : IAdminSession
{
    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public ValueTask<Actor> GetActorAsync(CancellationToken cancellationToken) => caller.OfAsync(Context);

    public async Task SignInAsync(SignedIn account, CancellationToken cancellationToken)
    {
        await Context.SignInAsync(CookieSessions.Scheme, CookieSessions.Principal(account));
        Caller.Set(Context, account.Actor);
        await tell.RunAsync(isIn: true, account.Actor, cancellationToken);
    }

    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        var actor = await GetActorAsync(cancellationToken);
        await Context.SignOutAsync(CookieSessions.Scheme);
        await tell.RunAsync(isIn: false, actor, cancellationToken);
    }
}

using Cms.Editorial.Accounts;

namespace Cms.Web.Accounts;

/// <summary>Who sent the request: the account of the cookie, the bearer of the token, or nobody.</summary>
internal sealed class Caller(ActorSource actors)
{
    private static readonly object Key = new();

    /// <summary>Called by the authentication schemes, which know.</summary>
    public static void Set(HttpContext context, Actor actor) => context.Items[Key] = actor;

    public async ValueTask<Actor> OfAsync(HttpContext context) =>
        context.Items[Key] as Actor ?? await actors.AnonymousAsync(context.RequestAborted);
}

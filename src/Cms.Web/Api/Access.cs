using Cms.Editorial.Accounts;
using Cms.Editorial.Sites;
using Cms.Web.Accounts;
using Cms.Web.Api.Answers;

namespace Cms.Web.Api;

/// <summary>Who asks, as far as answers depend on it.</summary>
/// <param name="Permissions">Equal for callers who may do the same.</param>
internal sealed record Access(Actor Actor, Digest Permissions)
{
    public bool IsAnonymous { get; init; }

    /// <summary>Whether answers may be kept for others who may do the same: for those who see nothing but what is published. Whoever
    /// sees drafts, files or accounts sees them change without the moment changing, and an account may see what is its own.</summary>
    public bool IsShared { get; } = Actor is { AccountId: null, HasEverything: false } && Actor.Granted.All(IsOfReaders);

    private static bool IsOfReaders(string permission) => permission.StartsWith("View_", StringComparison.Ordinal)
        || permission is Cms.Editorial.Accounts.Permissions.ExecuteGraphQL or Cms.Editorial.Accounts.Permissions.ExecuteGraphQLMutations;

    public bool MayUseGraphQL => Actor.Can(Cms.Editorial.Accounts.Permissions.ExecuteGraphQL)
        || Actor.Can(Cms.Editorial.Accounts.Permissions.ExecuteGraphQLMutations);
}

/// <summary>Finds out who asks. Anonymous callers are the same until roles change, and cost no query. Singleton.</summary>
internal sealed class AccessSource(SiteClock clock)
{
    private volatile Known? _anonymous;

    /// <summary>Whether the request comes without anything that could name somebody.</summary>
    public static bool IsAnonymous(HttpContext context) =>
        context.Request.Headers.Authorization.Count == 0 && !CookieSessions.MayBeIn(context.Request);

    /// <summary>Nobody in particular; null where roles have to be read for it.</summary>
    public Access? Anonymous => _anonymous is { } known && known.Epoch == clock.Now.Definitions ? known.Access : null;

    public async ValueTask<Access> OfAsync(HttpContext context)
    {
        if (!IsAnonymous(context))
        {
            var actor = await context.RequestServices.GetRequiredService<Caller>().OfAsync(context);
            return new Access(actor, DigestOf(actor));
        }

        var epoch = clock.Now.Definitions; // before the roles are read
        if (_anonymous is { } known && known.Epoch == epoch && clock.IsRight)
            return known.Access;
        var anonymous = await context.RequestServices.GetRequiredService<ActorSource>().AnonymousAsync(context.RequestAborted);
        var access = new Access(anonymous, DigestOf(anonymous)) { IsAnonymous = true };
        _anonymous = new Known(epoch, access);
        return access;
    }

    private static Digest DigestOf(Actor actor) => Digest.Of(string.Join(
        '\n',
        [.. actor.Granted.Order(StringComparer.Ordinal), "", .. actor.Denied.Order(StringComparer.Ordinal), "", actor.HasEverything ? "all" : ""]));

    private sealed record Known(long Epoch, Access Access);
}

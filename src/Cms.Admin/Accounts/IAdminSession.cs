using Cms.Editorial.Accounts;

namespace Cms.Admin.Accounts;

/// <summary>The session of the browser that sent the request. The host implements it, since it issues the cookies; scoped.</summary>
public interface IAdminSession
{
    /// <summary>Who asks, with what they may do at this moment; without account id when nobody is signed in.</summary>
    ValueTask<Actor> GetActorAsync(CancellationToken cancellationToken);

    /// <summary>Begins a session, or goes on with a new security stamp.</summary>
    Task SignInAsync(SignedIn account, CancellationToken cancellationToken);

    Task SignOutAsync(CancellationToken cancellationToken);
}

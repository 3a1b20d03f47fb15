namespace Cms.Editorial.Accounts;

/// <summary>Changes the password of the account that asks, and ends its other sessions.</summary>
public sealed class ChangeOwnPassword
{
    /// <returns>The account with its new security stamp, or <c>wrong-password</c>, <c>bad-password</c>, <c>locked-out</c>.</returns>
    public Task<Result<SignedIn>> RunAsync(
        string oldPassword, string newPassword, Actor actor, CancellationToken cancellationToken) => throw new NotImplementedException();
}

namespace Cms.Editorial.Accounts;

/// <summary>Creates an account.</summary>
public sealed class AddUser
{
    /// <returns>The account, or <c>may-not-manage-users</c>, <c>name-taken</c>, <c>no-such-role</c>, <c>bad-password</c>,
    /// <c>bad-name</c>, <c>no-such-contributor</c>.</returns>
    public Task<Result<AddedUser>> RunAsync(NewUser user, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

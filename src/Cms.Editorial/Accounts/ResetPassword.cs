namespace Cms.Editorial.Accounts;

/// <summary>Gives an account a new generated password and ends its sessions.</summary>
public sealed class ResetPassword
{
    /// <returns>The password, to be shown once.</returns>
    public Task<Result<string>> RunAsync(string accountId, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

namespace Cms.Editorial.Accounts;

/// <summary>Signs an account in by name and password.</summary>
public sealed class CheckPassword
{
    /// <returns>The account, or <c>sign-in-failed</c> (the same for an unknown name, a wrong password and a disabled
    /// account) or <c>locked-out</c>.</returns>
    public Task<Result<SignedIn>> RunAsync(string name, string password, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

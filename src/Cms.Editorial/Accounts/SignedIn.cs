namespace Cms.Editorial.Accounts;

/// <summary>An account that gave the right password.</summary>
/// <param name="SecurityStamp">Goes into the session; when the account's stamp changes, the session ends.</param>
public sealed record SignedIn(Actor Actor, string SecurityStamp);

namespace Cms.Data.Accounts;

/// <summary>A key of a program. Only its hash is stored.</summary>
/// <param name="Hash">Lower-case hexadecimal SHA-256 of the token's UTF-8.</param>
/// <param name="Role">Name of the role it acts with; empty where it acts as an account.</param>
public sealed record ApiToken(string Id, string Name, string Hash, string Role, DateTime CreatedUtc, DateTime? ExpiresUtc)
{
    /// <summary>The account it acts as, with that account's rights of the moment; null for a role's token.</summary>
    public string? AccountId { get; init; }

    /// <summary>Id of an account; null for the command line.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Kept to some minutes.</summary>
    public DateTime? LastUsedUtc { get; init; }
}

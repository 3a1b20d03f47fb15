namespace Cms.Data.Accounts;

/// <summary>A key of a program. Only its hash is stored.</summary>
/// <param name="Hash">Lower-case hexadecimal SHA-256 of the token's UTF-8.</param>
/// <param name="Role">Name of the role it acts with.</param>
public sealed record ApiToken(string Id, string Name, string Hash, string Role, DateTime CreatedUtc, DateTime? ExpiresUtc)
{
    /// <summary>Id of an account; null for the command line.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Kept to some minutes.</summary>
    public DateTime? LastUsedUtc { get; init; }
}
